//! Pinyin readings: how a Han character may be typed.
//!
//! A character has the one reading that the `pinyin` tables give first, except the polyphones of
//! [`POLYPHONES`]: these have every reading that names and technical titles really use. The tables'
//! own list of all readings is not used, because its rare ones (还 fú, 厂 yǎn) only bring wrong hits.
//! `ü` is typed `v`; `üe` also `ue`.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;

use super::letters::{folded, is_han};

/// Polyphones with their common readings, the most usual one in names and titles first.
const POLYPHONES: &str = "
    重 chong zhong|长 chang zhang|行 hang xing|单 dan shan|曾 zeng ceng|调 diao tiao|传 chuan zhuan|会 hui kuai
    系 xi ji|校 xiao jiao|解 jie xie|降 jiang xiang|还 hai huan|大 da dai|都 du dou|车 che ju|率 lv shuai
    量 liang|乐 le yue|角 jiao jue|给 gei ji|了 liao le|着 zhe zhuo zhao|地 di de|得 de dei|参 can shen cen
    朝 chao zhao|藏 cang zang|乘 cheng sheng|盛 sheng cheng|卡 ka qia|弹 dan tan|度 du duo|提 ti di|臂 bi bei
    薄 bao bo|强 qiang jiang|仇 qiu chou|种 zhong chong|折 zhe she|沈 shen chen|查 cha zha|翟 zhai di|尉 wei yu
    奇 qi ji|祭 ji zhai|万 wan mo|俞 yu shu|贾 jia gu|区 qu ou|盖 gai ge|尺 chi che|屏 ping bing|秘 mi bi
    泌 mi bi|朴 piao pu|壳 ke qiao|拓 tuo ta|颈 jing geng|合 he ge|省 sheng xing|叶 ye xie|厦 xia sha
    巷 xiang hang|虹 hong jiang|颉 jie xie|觉 jue jiao|露 lu lou|落 luo la|抹 mo ma|脉 mai mo|尿 niao sui
    粘 zhan nian|埋 mai man|繁 fan po|番 fan pan|冯 feng ping|扁 bian pian|便 bian pian|泊 bo po|埔 pu bu
    堡 bao pu|曝 pu bao|瀑 pu bao|伽 jia qie ga|圈 quan juan|券 quan xuan|畜 chu xu|臭 chou xiu|吁 yu xu
    宿 su xiu|恶 e wu|遗 yi wei|尾 wei yi|蔚 wei yu|弄 nong long|似 si shi|伺 si ci|数 shu shuo|术 shu zhu
    识 shi zhi|石 shi dan|匙 chi shi|澄 cheng deng|椎 zhui chui|幢 chuang zhuang|攒 zan cuan|择 ze zhai
    扎 zha za|轧 zha ya ga|炸 zha|殖 zhi shi|撮 cuo zuo|侧 ce ze|仔 zi zai|栅 zha shan|铅 qian yan|稽 ji qi
    期 qi ji|蹊 xi qi|纤 xian qian|见 jian xian|削 xiao xue|血 xue xie|熨 yun yu|钥 yao yue|约 yue yao
    咽 yan ye|殷 yin yan|缪 miao mou|覃 qin tan|隗 wei kui|郇 xun huan|六 liu lu|蚌 bang beng|宁 ning
    差 cha chai ci|称 cheng chen|处 chu|创 chuang|当 dang|挡 dang|钉 ding|斗 dou|发 fa|分 fen|缝 feng|杆 gan
    更 geng|供 gong|骨 gu|冠 guan|和 he huo|荷 he|横 heng|划 hua|晃 huang|几 ji|间 jian|将 jiang|教 jiao
    结 jie|尽 jin|禁 jin|卷 juan|空 kong|累 lei|凉 liang|笼 long|绿 lv lu|模 mo mu|磨 mo|难 nan|泥 ni|片 pian
    漂 piao|铺 pu|曲 qu|任 ren|散 san|色 se shai|上 shang|少 shao|什 shi shen|属 shu zhu|说 shuo|缩 suo|踏 ta
    挑 tiao|通 tong|吐 tu|为 wei|吓 xia he|鲜 xian|相 xiang|旋 xuan|应 ying|与 yu|载 zai|脏 zang|涨 zhang
    正 zheng|只 zhi|中 zhong|轴 zhou|转 zhuan|钻 zuan|作 zuo|虾 xia ha|铣 xi xian|洗 xi xian|佛 fo fu|红 hong
    壁 bi|剥 bo bao|刨 bao pao|炮 pao bao|刹 sha cha|咖 ka ga|茄 qie jia|嚼 jiao jue|校 xiao jiao|镉 ge|铬 ge
    溃 kui hui|刊 kan|吭 keng hang|夯 hang ben|囤 tun dun|敦 dun|沓 ta da|拾 shi she|涡 wo guo|莞 guan wan
    浚 jun xun|亳 bo|邗 han|涪 fu|郫 pi|歙 she xi|渑 mian sheng|荥 xing ying|荨 xun qian|丽 li|氏 shi zhi
    阿 a e|艾 ai yi|奔 ben|辟 pi bi|裨 bi pi|场 chang|嘲 chao zhao|绰 chuo chao|逮 dai|叨 dao tao|的 de di
    跌 die|耿 geng|呱 gua gu|莎 sha suo|厕 ce|吃 chi|啦 la|络 luo lao|烙 lao luo|姥 lao mu|肋 lei le|勒 le lei
    谜 mi|娜 na nuo|呢 ne ni|疟 nve yao|耙 pa ba|胖 pang|迫 po pai|亲 qin qing|雀 que qiao|塞 sai se|煞 sha
    杉 shan sha|苫 shan|舍 she|熟 shu shou|遂 sui|汤 tang|帖 tie|褪 tui tun|瓦 wa|委 wei|纹 wen|戏 xi hu
    肖 xiao|楔 xie|嘘 xu shi|芋 yu|晕 yun|咱 zan za|喳 zha cha|啄 zhuo|琢 zhuo zuo|综 zong zeng";

/// The readings of one character, at most four.
type Readings = [Option<&'static str>; 4];

static MANY: LazyLock<HashMap<char, Readings>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for entry in POLYPHONES.split(['|', '\n']) {
        let mut words = entry.split_whitespace();
        if let Some(character) = words.next().and_then(|word| word.chars().next()) {
            table.insert(character, std::array::from_fn(|_| words.next()));
        }
    }
    table
});

/// Every syllable that some character has, sorted.
pub(super) static SYLLABLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let characters = (0x4e00..=0x9fff).filter_map(char::from_u32);
    let mut all: Vec<_> =
        characters.flat_map(readings).filter(|s| s.contains(['a', 'e', 'i', 'o', 'u', 'v'])).collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// How a character may be typed in full; nothing when it is not Han.
pub(super) fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let known =
        if !is_han(c) { Readings::default() } else { MANY.get(&c).copied().unwrap_or_else(|| first_reading(c)) };
    known.into_iter().flatten()
}

fn first_reading(c: char) -> Readings {
    match c.to_pinyin().map(|reading| reading.plain()) {
        Some("lü") => [Some("lv"), None, None, None],
        Some("nü") => [Some("nv"), None, None, None],
        Some("lüe") => [Some("lve"), Some("lue"), None, None],
        Some("nüe") => [Some("nve"), Some("nue"), None, None],
        other => [other, None, None, None],
    }
}

/// The letters with which a character may be typed: its own, or the first of each reading.
pub(super) fn first_letters(c: char) -> impl Iterator<Item = char> {
    let mut found = [None; 4];
    for letter in readings(c).filter_map(|reading| reading.chars().next()) {
        if let Some(place) = found.iter().position(|f| f.is_none_or(|f| f == letter)) {
            found[place] = Some(letter);
        }
    }
    // What has no reading stands for itself: letters, digits, and Han characters too rare for the
    // tables, which so keep their neighbours apart.
    if found[0].is_none() {
        found[0] = Some(c);
    }
    found.into_iter().flatten()
}

/// The most readings kept of one name.
const MOST_READINGS: usize = 8;

/// The pinyin initials of a text, lower case, all its readings (`重庆` gives `cq zq`); letters and
/// digits stay, separators go.
pub fn initials(text: &str) -> String {
    let mut all = vec![String::new()];
    for c in folded(text) {
        let letters: Vec<char> = first_letters(c).collect();
        let room = all.len() * letters.len() <= MOST_READINGS;
        let before = std::mem::take(&mut all);
        for letter in letters.iter().take(if room { letters.len() } else { 1 }) {
            all.extend(before.iter().map(|reading| format!("{reading}{letter}")));
        }
    }
    all.sort_unstable();
    all.dedup();
    all.join(" ").trim().to_owned()
}

/// The initials of several names, each once. A name may itself be a list (`甲厂、乙厂`).
pub fn initials_of_names(names: &[&str]) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names.iter().flat_map(|list| split_names(list)) {
        for reading in initials(name).split(' ') {
            if !reading.is_empty() && !all.iter().any(|known| known == reading) {
                all.push(reading.to_owned());
            }
        }
    }
    all.join(" ")
}

/// The names in a list like `甲厂、乙厂`.
pub(super) fn split_names(list: &str) -> impl Iterator<Item = &str> {
    list.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// What a list is sorted by so that it reads in pinyin order: the syllables of the first characters.
pub(crate) fn sort_key(text: &str) -> String {
    const BYTES: usize = 28;
    let mut key = String::with_capacity(BYTES);
    let mut after_han = false;
    for c in folded(text) {
        let reading = readings(c).next();
        if (reading.is_some() || after_han) && !key.is_empty() {
            // Lower than every letter: `xi an` stands before `xian`.
            key.push('!');
        }
        match reading {
            Some(reading) => key.push_str(reading),
            None => key.push(c),
        }
        after_han = reading.is_some();
        if key.len() >= BYTES {
            break;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polyphone_is_found_by_each_of_its_common_readings() {
        assert_eq!(initials("重庆"), "cq zq");
        assert_eq!(initials("长江"), "cj zj");
        assert_eq!(initials("银行"), "yh yx");
        assert_eq!(initials("曾单"), "cd cs zd zs");
        assert_eq!(initials("稳压模块 HX-2"), "wymkhx2");
    }

    #[test]
    fn a_long_name_keeps_its_usual_reading_and_does_not_explode() {
        let all = initials("重庆长江调度行业会计系数校准单");
        assert!(all.split(' ').count() <= MOST_READINGS);
        assert!(all.split(' ').any(|i| i == "cqcjtdhyhjxsxzd"), "{all}");
    }

    #[test]
    fn several_names_give_each_reading_once() {
        assert_eq!(initials_of_names(&["华芯", "华新、宏兴", "", "HX"]), "hx");
        assert_eq!(initials_of_names(&["重庆机床", "渝机", "YJ"]), "cqjc zqjc yj");
    }

    #[test]
    fn titles_sort_in_pinyin_order() {
        let mut titles = ["总装图", "安全阀", "西安", "先进", "2号图", "零件图"];
        titles.sort_by_key(|title| sort_key(title));
        assert_eq!(titles, ["2号图", "安全阀", "零件图", "西安", "先进", "总装图"]);
    }
}
