//! The search on many materials: how large, how fast. Not run with the other tests:
//! `KEDANG_SCALE=1000000 cargo test -p archive --lib search::tests::scale -- --ignored --nocapture`.
//! `KEDANG_SCALE_DIR` keeps the archive for the next run.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fastrand::Rng;
use rusqlite::Connection;

use super::desk::Desk;
use crate::archive::Archive;
use crate::ids::{CustomerId, MaterialId, PersonId, ReceiptId};
use crate::materials::{Category, Lifecycle};
use crate::search::letters::folded;
use crate::search::readings::{first_letters, readings};
use crate::search::{Filters, Query, Sort, anything, find, rebuild};

const PRODUCTS: &str = "稳压模块 电源模块 减速机 行星齿轮箱 变频器 伺服电机 接插件 散热器 屏蔽罩 控制柜 液压缸 齿轮泵 真空泵 输送带 机械臂 传感器 编码器 继电器 断路器 变压器 发动机 压缩机 冷凝器 蒸发器 电磁阀 单向阀 安全阀 换热器 过滤器 分离器 搅拌器 提升机 破碎机 振动筛 皮带轮 联轴器 轴承座 法兰盘 密封圈 弹簧座";
const PARTS: &str = "外壳 端盖 底板 支架 输出轴 主轴 长轴 短轴 齿轮 齿圈 箱体 压块 垫片 定位销 导轨 滑块 面板 铭牌 线束 端子 线圈 铁芯 叶轮 转子 定子 活塞 缸体 阀芯 阀体 弹簧 螺栓 卡箍 托盘 护罩 手柄 按钮 电路板 散热片 接头 管路";
const KINDS: &str = "总装图 零件图 毛坯图 展开图 原理图 接线图 布置图 检验规范 技术规格书 工艺卡片 作业指导书 调试记录 试验报告 验收单 合同 补充协议 保密协议 封样件 首件样品 外观照片 色板 材质证明 会议纪要 更改通知 清单 说明书 市场调研 客户反馈 报价单 图纸目录";
const FIRMS: &str =
    "华芯 重庆长江 中拓 星河 远航 宏兴 天工 精诚 恒力 瑞达 金桥 东方 长城 海川 蓝天 北辰 南方 西岭 新源 永昌";
const TRADES: &str = "电子 机床 精密 重工 电气 动力 自动化 材料 仪表 轨道 船舶 航空 汽配 模具 液压 轴承 传动 光电 通信 环保 橡塑 铸造 冶金 石化 纺机";
const SURNAMES: &str = "林 陈 苏 白 沈 曾 单 周 吴 郑 王 冯 褚 卫 蒋 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 金";
const GIVEN: &str = "若溪 立群 晚舟 屿 晓岚 子墨 一鸣 书瑶 景行 长安 思远 明哲 雨桐 浩然 静怡 嘉树 望舒 知行 云深 南星";

fn pick<'a>(words: &'a str, rng: &mut Rng) -> &'a str {
    let all: Vec<&str> = words.split(' ').collect();
    // Some words are far more usual than others, as in life.
    let at = (rng.f64() * rng.f64() * all.len() as f64) as usize;
    all[at.min(all.len() - 1)]
}

fn title(rng: &mut Rng) -> String {
    let mut title = format!("{}{}{}", pick(PRODUCTS, rng), pick(PARTS, rng), pick(KINDS, rng));
    match rng.u32(..8) {
        0 => title.push_str(&format!("（第{}版）", rng.u32(1..9))),
        1 => title = format!("{title} V{}.{}", rng.u32(1..4), rng.u32(..10)),
        2 => {
            // A tail of words that few others have.
            let rare: String = (0..2).filter_map(|_| char::from_u32(0x4e00 + rng.u32(..1_600))).collect();
            title = format!("{rare}{title}");
        }
        _ => {}
    }
    title
}

fn fill(tx: &Connection, desk: &Desk, many: u32) {
    let mut rng = Rng::with_seed(20_261_123);
    let person = desk.actor.person;
    let department: Vec<u8> =
        tx.query_row("SELECT department FROM person WHERE id = ?1", [person], |row| row.get(0)).unwrap();
    let mut customers = Vec::new();
    for nth in 0..500 {
        let short = format!("{}{}", FIRMS.split(' ').nth(nth % 20).unwrap(), TRADES.split(' ').nth(nth / 20).unwrap());
        let id = CustomerId::new();
        tx.prepare_cached(
            "INSERT INTO customer (id, code, name, short_name, former_names) VALUES (?1, ?2, ?3, ?4, '')",
        )
        .unwrap()
        .execute((id, format!("C{nth:03}"), format!("{short}有限公司"), &short))
        .unwrap();
        customers.push(id);
    }
    let mut people = Vec::new();
    for nth in 0..400 {
        let id = PersonId::new();
        let name = format!("{}{}", pick(SURNAMES, &mut rng), pick(GIVEN, &mut rng));
        tx.prepare_cached("INSERT INTO person (id, code, name, department, role) VALUES (?1, ?2, ?3, ?4, 'READER')")
            .unwrap()
            .execute((id, format!("KPX{nth:05}"), name, &department))
            .unwrap();
        people.push(id);
    }
    let mut receipt = ReceiptId::new();
    let (mut line, mut customer) = (0, customers[0]);
    for seq in 1..=many {
        let day = chrono::NaiveDate::from_ymd_opt(2006, 1, 1).unwrap()
            + chrono::Days::new(u64::from(seq) * 7_600 / u64::from(many));
        if line == 0 || rng.u32(..4) == 0 {
            receipt = ReceiptId::new();
            customer = customers[(rng.f64() * rng.f64() * 500.0) as usize];
            line = 0;
            let project = format!(
                "{}{:02}{:02} {}项目",
                if rng.bool() { "HX" } else { "XM" },
                day.format("%y"),
                rng.u32(1..60),
                pick(PRODUCTS, &mut rng)
            );
            tx.prepare_cached(
                "INSERT INTO receipt (id, number, code, customer, received_on, method, provided_by, project, received_by, registered_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'IN_PERSON', ?6, ?7, ?8, ?5)",
            )
            .unwrap()
            .execute((
                receipt,
                format!("JSD{}-{seq:03}", day.format("%Y%m%d")),
                format!("KJX{seq:08}"),
                customer,
                day.to_string(),
                format!("{}{}", pick(SURNAMES, &mut rng), pick(GIVEN, &mut rng)),
                project,
                person,
            ))
            .unwrap();
        }
        line += 1;
        let filed = rng.u32(..100) < 97;
        let category = Category::ALL[(rng.f64() * rng.f64() * 5.0) as usize];
        tx.prepare_cached(
            "INSERT INTO material (id, code, receipt, line_no, customer, title, category, drawing_no, revision, carrier,
                copy_kind, copies, pages, security_level, received_on, lifecycle, custody, lifecycle_since, project,
                archive_no, filed_on, owner, place, nature, purpose, retention_class)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'A', 'PAPER', 'ORIGINAL', 1, 4, 'INTERNAL', ?9, ?10, 'IN_STORE', ?9,
                (SELECT project FROM receipt WHERE id = ?3), ?11, ?12, ?13, ?14, 'TECH_DOC', 'PROJECT', 'MEDIUM')",
        )
        .unwrap()
        .execute(rusqlite::params![
            MaterialId::new(),
            format!("KGX{seq:08}"),
            receipt,
            line,
            customer,
            title(&mut rng),
            category,
            if rng.u32(..3) == 0 { String::new() } else { format!("HX-{}{:02}-{:02}", day.format("%y"), rng.u32(1..100), rng.u32(1..100)) },
            day.to_string(),
            if filed { Lifecycle::Filed } else { Lifecycle::PendingReview },
            filed.then(|| format!("KG-{}-{}-{:05}", category.letters(), day.format("%Y"), seq)),
            filed.then(|| day.to_string()),
            filed.then(|| people[rng.usize(..400)]),
            filed.then_some(desk.shelf),
        ])
        .unwrap();
    }
    tx.execute_batch("DELETE FROM search_stale").unwrap();
}

fn archive(many: u32) -> (Archive, Option<Desk>) {
    let kept = std::env::var_os("KEDANG_SCALE_DIR").map(|dir| PathBuf::from(dir).join(many.to_string()));
    if let Some(folder) = kept.as_ref().filter(|folder| folder.exists()) {
        return (Archive::open(folder).unwrap(), None);
    }
    let desk = Desk::empty();
    let from = Instant::now();
    desk.archive
        .database()
        .write(|tx| {
            fill(tx, &desk, many);
            Ok(())
        })
        .unwrap();
    println!("filled with {many} in {:.1} s", from.elapsed().as_secs_f64());
    let size = |archive: &Archive| {
        archive.database().fold().unwrap();
        std::fs::metadata(archive.root().join(crate::archive::DATABASE)).unwrap().len() / 1_000_000
    };
    let before = size(&desk.archive);
    let from = Instant::now();
    rebuild(&desk.archive, &mut |_, _| true).unwrap();
    println!(
        "indexed in {:.1} s; {before} MB before, {} MB with the index",
        from.elapsed().as_secs_f64(),
        size(&desk.archive)
    );
    if let Some(folder) = kept {
        std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
        std::process::Command::new("cp").arg("-a").arg(desk.archive.root()).arg(&folder).status().unwrap();
    }
    let archive = Archive::open(desk.archive.root()).unwrap();
    (archive, Some(desk))
}

/// What is typed, by class.
fn typed(tx: &Connection, many: u32) -> Vec<(&'static str, Vec<String>)> {
    let mut rng = Rng::with_seed(3);
    let mut classes: Vec<(&'static str, Vec<String>)> = [
        "Chinese 1",
        "Chinese 2",
        "Chinese 3-5",
        "initials 1",
        "initials 2",
        "initials 3-5",
        "pinyin, whole",
        "pinyin, begun",
        "mixed",
        "number piece",
        "number begun",
        "number exact",
        "two terms",
        "customer",
        "glued",
        "person",
        "no hit",
    ]
    .map(|class| (class, Vec::new()))
    .to_vec();
    for _ in 0..200 {
        let (title, number, drawing, customer, owner): (String, String, String, String, String) = tx
            .query_row(
                "SELECT m.title, coalesce(m.archive_no, r.number), m.drawing_no, c.short_name, coalesce(o.name, '林若溪')
                 FROM material m JOIN receipt r ON r.id = m.receipt JOIN customer c ON c.id = m.customer
                 LEFT JOIN person o ON o.id = m.owner WHERE m.seq = ?1",
                [rng.u32(1..=many)],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
            )
            .unwrap();
        let letters: Vec<char> = folded(&title).into_iter().filter(|&c| readings(c).next().is_some()).collect();
        let part = |rng: &mut Rng, length: usize| -> String {
            let from = rng.usize(..=letters.len() - length);
            letters[from..from + length].iter().collect()
        };
        let initials = |text: &str| text.chars().filter_map(|c| first_letters(c).next()).collect::<String>();
        let pinyin = |text: &str| text.chars().filter_map(|c| readings(c).next()).collect::<String>();
        let key: String = folded(if drawing.is_empty() { &number } else { &drawing }).into_iter().collect();
        let number_key: String = folded(&number).into_iter().collect();
        let piece = {
            let from = rng.usize(..key.len() - 3);
            let upto = (from + rng.usize(3..7)).min(key.len());
            key[from..upto].to_owned()
        };
        let length = rng.usize(3..6);
        let whole = {
            let length = rng.usize(1..5);
            pinyin(&part(&mut rng, length))
        };
        let begun = {
            let length = rng.usize(2..4);
            let p = pinyin(&part(&mut rng, length));
            p[..p.len() - 1].to_owned()
        };
        let values = [
            part(&mut rng, 1),
            part(&mut rng, 2),
            part(&mut rng, length),
            initials(&part(&mut rng, 1)),
            initials(&part(&mut rng, 2)),
            initials(&part(&mut rng, length)),
            whole,
            begun,
            format!("{}{}", initials(&part(&mut rng, 2)), part(&mut rng, 2)),
            piece,
            number_key[..rng.usize(2..number_key.len())].to_owned(),
            number.clone(),
            format!("{} {}", part(&mut rng, 2), part(&mut rng, 2)),
            customer.clone(),
            format!("{customer}{}", part(&mut rng, 2)),
            owner,
            format!("{}{}", part(&mut rng, 2), "鼍鼎龢"),
        ];
        for (class, value) in classes.iter_mut().zip(values) {
            class.1.push(value);
        }
    }
    classes
}

/// Runs what is to be measured and prints a line: the shortest of three runs each, so that what
/// other programs take counts less, and the mean of the processor's time where the system tells it.
fn report<T>(name: &str, all: &[T], run: impl Fn(&T)) -> usize {
    let from = worked();
    let mut times: Vec<(Duration, usize)> = Vec::new();
    for (nth, one) in all.iter().enumerate() {
        let once = || {
            let from = Instant::now();
            run(one);
            from.elapsed()
        };
        times.push(((0..3).map(|_| once()).min().unwrap_or_default(), nth));
    }
    let mean = from.zip(worked()).map_or(f64::NAN, |(from, now)| (now - from) / (3 * all.len()) as f64);
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0.as_secs_f64() * 1e3;
    println!("{name:<24} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {mean:>8.2}", at(0.5), at(0.9), at(0.99), at(1.0));
    times[times.len() - 1].1
}

/// Milliseconds of the processor so far, in ticks of ten.
fn worked() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(") ").next()?.split(' ').collect();
    Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) * 10.0)
}

#[test]
#[ignore = "takes minutes; see the head of this file"]
fn many_materials() {
    let many = std::env::var("KEDANG_SCALE").ok().and_then(|many| many.parse().ok()).unwrap_or(20_000);
    let (archive, _desk) = archive(many);
    let classes = archive.read(|tx| Ok(typed(tx, many))).unwrap();
    let ask = |query: &Query| drop(find(&archive, query).unwrap());
    println!(
        "{:<24} {:>8} {:>8} {:>8} {:>8} {:>8}  ms, 50 rows, marks and total",
        "", "p50", "p90", "p99", "max", "cpu"
    );
    let only = std::env::var("KEDANG_SCALE_ONLY").ok();
    for (class, words) in classes.iter().filter(|(class, _)| only.as_ref().is_none_or(|only| only == class)) {
        let query = |text: &String| Query { text: text.clone(), ..Query::default() };
        let slowest = report(class, words, |text| ask(&query(text)));
        if std::env::var_os("KEDANG_SCALE_SLOWEST").is_some() {
            println!("    slowest: {}", words[slowest]);
        }
    }
    if only.is_some() {
        return;
    }
    let all: Vec<&String> = classes.iter().flat_map(|(_, words)| words.iter().take(30)).collect();
    report("anything", &all, |text| drop(anything(&archive, text).unwrap()));
    let customer = "SELECT id FROM customer WHERE code = 'C030'";
    let customer = archive.read(|tx| Ok(tx.query_row(customer, [], |row| row.get(0))?)).unwrap();
    let filters = Filters { customer: vec![customer], category: vec![Category::Sample], ..Filters::default() };
    let day = |day: &str| Some(day.to_owned());
    let month = Filters { received_from: day("2015-03-07"), received_to: day("2015-04-06"), ..Filters::default() };
    for (name, text, filters, sort) in [
        ("list", "", Filters::default(), Sort::Newest),
        ("list by title", "", Filters::default(), Sort::Title),
        ("two filters", "", filters.clone(), Sort::Newest),
        ("two filters, words", "图", filters.clone(), Sort::Relevance),
        ("filters by title", "", filters.clone(), Sort::Title),
        ("words by title", "图", Filters::default(), Sort::Title),
        ("words by number", "行星齿轮箱", Filters::default(), Sort::NumberDown),
        ("a month, words", "图", month, Sort::Relevance),
        ("overdue", "", Filters { overdue: true, ..Filters::default() }, Sort::Newest),
    ] {
        let query = Query { text: text.into(), filters, sort, ..Query::default() };
        report(name, &[&query; 20], |query| ask(query));
        let mut deep = query.clone();
        for _ in 0..10 {
            deep.after = find(&archive, &deep).unwrap().next.or(deep.after);
        }
        report(&format!("{name}, page 11"), &[&deep; 20], |query| ask(query));
    }
    let some: Vec<u32> = (0..200).map(|nth| nth * (many / 200) + 1).collect();
    report("change one, committed", &some, |seq| {
        archive
            .database()
            .write(|tx| {
                tx.execute("UPDATE material SET title = title || '新' WHERE seq = ?1", [seq])?;
                crate::search::keep_stale(tx)
            })
            .unwrap();
    });
}
