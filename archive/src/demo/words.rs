//! The vocabulary of the invented firm and its invented customers. Nobody here exists.

use super::papers::Shape;

/// A customer: code, full name, short name, former names, contact, telephone, trade, products.
pub(super) struct CustomerWords {
    pub code: &'static str,
    pub name: &'static str,
    pub short: &'static str,
    pub former: &'static str,
    pub contact: &'static str,
    pub trade: Trade,
    pub products: &'static [&'static str],
    /// How often it comes, beside the others.
    pub weight: u32,
}

/// What a customer makes decides what its drawings show.
#[derive(Clone, Copy)]
pub(super) enum Trade {
    Power,
    Jigs,
    Optics,
    Medical,
    Vehicle,
    Sheet,
    Mould,
}

impl Trade {
    /// The parts of its products, with what a drawing of them shows.
    pub fn parts(self) -> &'static [(&'static str, Shape)] {
        use Shape::*;
        match self {
            Trade::Power => &[
                ("外壳", Plate),
                ("散热底板", Plate),
                ("接插件压块", Bracket),
                ("屏蔽罩", Sheet),
                ("控制板", Board),
                ("线束", Harness),
                ("测试治具", Plate),
                ("铜排", Bracket),
            ],
            Trade::Jigs => &[
                ("定位座", Plate),
                ("检具底板", Plate),
                ("浮动压头", Shaft),
                ("导向轴", Shaft),
                ("支撑块", Bracket),
                ("快换销", Shaft),
                ("夹爪", Bracket),
            ],
            Trade::Optics => &[
                ("驱动板", Board),
                ("灯板", Board),
                ("透镜座", Plate),
                ("镜筒", Shaft),
                ("调焦环", Shaft),
                ("遮光罩", Sheet),
                ("光纤支架", Bracket),
            ],
            Trade::Medical => &[
                ("手柄壳体", Plate),
                ("导管接头", Shaft),
                ("阀体", Plate),
                ("主控板", Board),
                ("面板", Sheet),
                ("注塑前模仁", Mould),
            ],
            Trade::Vehicle => &[
                ("支架总成", Bracket),
                ("转轴", Shaft),
                ("端盖", Plate),
                ("隔热罩", Sheet),
                ("线束", Harness),
                ("传感器座", Plate),
                ("压铸模", Mould),
            ],
            Trade::Sheet => &[
                ("机箱", Sheet),
                ("门板", Sheet),
                ("安装梁", Bracket),
                ("铰链轴", Shaft),
                ("底座", Plate),
                ("控制板", Board),
            ],
            Trade::Mould => &[
                ("前模仁", Mould),
                ("后模仁", Mould),
                ("滑块", Bracket),
                ("顶针板", Plate),
                ("斜导柱", Shaft),
                ("浇口套", Shaft),
            ],
        }
    }
}

macro_rules! customers {
    ($($code:literal $name:literal $short:literal $former:literal $contact:literal $trade:ident $weight:literal [$($product:literal),+];)+) => {
        /// The customers.
        pub(super) const CUSTOMERS: &[CustomerWords] = &[$(CustomerWords {
            code: $code, name: $name, short: $short, former: $former, contact: $contact,
            trade: Trade::$trade, weight: $weight, products: &[$($product),+],
        }),+];
    };
}

customers! {
    "HX" "华芯电子有限公司" "华芯电子" "" "罗一鸣" Power 9 ["稳压模块", "电源模块", "逆变模块", "储能控制器", "隔离变送器"];
    "HD" "恒达精密制造有限公司" "恒达精密" "恒达五金制品厂" "石婉宁" Jigs 7 ["夹具", "检具", "装配工装", "探伤工装", "压装机"];
    "LG" "澜光光电科技有限公司" "澜光光电" "" "褚云帆" Optics 6 ["投影光机", "激光雷达", "条形光源", "内窥镜"];
    "QH" "青禾医疗器械有限公司" "青禾医疗" "青禾塑胶制品有限公司" "葛思敏" Medical 5 ["输液泵", "雾化器", "监护仪", "电动吻合器"];
    "BY" "博岩汽车部件有限公司" "博岩汽配" "" "曾乐章" Vehicle 6 ["电动尾门", "座椅滑轨", "水泵", "转向管柱"];
    "SB" "朔北重工装备有限公司" "朔北重工" "朔北农机修造厂、朔北机械" "单雨桐" Vehicle 4 ["回转支承", "提升机", "液压站"];
    "YL" "越澜动力科技有限公司" "越澜动力" "" "仇子墨" Power 4 ["电机控制器", "车载充电机", "配电盒"];
    "QY" "启岳航空部件有限公司" "启岳航空" "" "解安澜" Jigs 3 ["襟翼型架", "钻模", "吊挂工装"];
    "YS" "云杉分析仪器有限公司" "云杉仪器" "云杉仪表厂" "乐欣然" Optics 4 ["光谱仪", "浊度计", "在线粒度仪"];
    "HQ" "汉穹通信设备有限公司" "汉穹通信" "" "翟景行" Sheet 4 ["基站机柜", "光端机", "电源插箱"];
    "RZ" "润泽水务设备有限公司" "润泽水务" "" "盖若水" Mould 2 ["水表", "电动阀", "加药泵"];
    "YH" "银湖家用电器有限公司" "银湖家电" "银湖电扇厂" "查明远" Mould 4 ["空气炸锅", "吸尘器", "循环扇"];
    "CL" "重岭机车配件有限公司" "重岭机车" "" "朴世安" Vehicle 3 ["制动单元", "受电弓", "轴箱"];
    "CZ" "长泽轴承有限公司" "长泽轴承" "长泽轴承一厂" "区慕白" Jigs 3 ["轮毂轴承", "主轴单元", "滚针保持架"];
    "JW" "晶湾半导体设备有限公司" "晶湾半导体" "" "尉迟静" Sheet 4 ["晶圆搬运臂", "清洗槽", "真空腔"];
    "MH" "木禾智能家居有限公司" "木禾智能" "" "冼一诺" Sheet 3 ["智能门锁", "升降桌", "晾衣机"];
    "TY" "天弋机器人有限公司" "天弋机器人" "" "令狐逸" Power 5 ["关节模组", "示教器", "末端执行器"];
    "BR" "铂锐工具有限公司" "铂锐工具" "" "郗望舒" Mould 2 ["角磨机", "冲击钻", "热风枪"];
    "JY" "鲸屿船舶设备有限公司" "鲸屿船舶" "" "逄知夏" Vehicle 2 ["舵机", "锚机", "测深仪"];
    "SL" "松陵照明电器有限公司" "松陵照明" "松陵灯具厂" "亓清和" Optics 3 ["路灯", "筒灯", "防爆灯"];
}

/// The departments; the first is where the archive is.
pub(super) const DEPARTMENTS: &[&str] = &["综合部", "研发部", "工艺部", "质量部", "生产一部", "采购部"];

/// What people are to the archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Post {
    Archivist,
    Clerk,
    Head,
    Executive,
    Deputy,
    Reader,
}

/// The people: name, department, post, extension.
pub(super) const PEOPLE: &[(&str, usize, Post, &str)] = &[
    ("周晓岚", 0, Post::Archivist, "8101"),
    ("何慧敏", 0, Post::Head, "8100"),
    ("郑维桢", 0, Post::Executive, "8001"),
    ("许文秀", 0, Post::Archivist, "8102"),
    ("段羽飞", 0, Post::Reader, "8105"),
    ("方敬之", 1, Post::Head, "8200"),
    ("林若溪", 1, Post::Reader, "8212"),
    ("沈亦安", 1, Post::Reader, "8215"),
    ("闫翀", 1, Post::Reader, "8218"),
    ("覃子衿", 1, Post::Reader, "8219"),
    ("王𬭎", 1, Post::Reader, "8221"),
    ("梁思齐", 1, Post::Deputy, "8206"),
    ("裴昕玥", 1, Post::Reader, "8223"),
    ("樊可为", 1, Post::Reader, "8226"),
    ("马骏驰", 2, Post::Head, "8300"),
    ("陈立群", 2, Post::Reader, "8317"),
    ("单继尧", 2, Post::Reader, "8319"),
    ("叶疏桐", 2, Post::Reader, "8320"),
    ("邵予宁", 2, Post::Deputy, "8303"),
    ("谷满仓", 2, Post::Reader, "8324"),
    ("钟离远", 2, Post::Reader, "8325"),
    ("简素问", 2, Post::Reader, "8328"),
    ("顾清源", 3, Post::Head, "8400"),
    ("吴佳宁", 3, Post::Reader, "8411"),
    ("岳明诚", 3, Post::Reader, "8412"),
    ("宁静渊", 3, Post::Reader, "8415"),
    ("白露晞", 3, Post::Reader, "8416"),
    ("车行健", 3, Post::Clerk, "8418"),
    ("龙在野", 4, Post::Head, "8500"),
    ("赵子衡", 4, Post::Reader, "8521"),
    ("牛望舒", 4, Post::Reader, "8522"),
    ("倪向阳", 4, Post::Reader, "8523"),
    ("项东麓", 4, Post::Reader, "8526"),
    ("蓝采薇", 4, Post::Reader, "8527"),
    ("庞定国", 4, Post::Reader, "8530"),
    ("柳闻莺", 5, Post::Reader, "8611"),
    ("傅秋生", 5, Post::Head, "8600"),
    ("孙启明", 5, Post::Reader, "8612"),
    ("童言", 5, Post::Reader, "8613"),
    ("骆春山", 5, Post::Reader, "8616"),
];

/// Why people borrow, by department (the archive's own first).
pub(super) const REASONS: &[&[&str]] = &[
    &["制度检查抽样", "年度目录核对"],
    &["{}设计评审", "{}改型参考", "核对{}配合尺寸", "{}仿真建模", "编制{}设计输入清单"],
    &["{}首件工艺评审", "编制{}工艺卡", "{}工装设计", "{}节拍改善", "{}作业指导书更新"],
    &["{}来料检验", "{}首件检验", "{}客诉分析", "{}检具校准", "{}封样比对"],
    &["{}试制", "{}换线调机", "{}返工核对", "{}装配指导"],
    &["{}外协询价", "{}合同条款核对", "{}供应商审核"],
];

/// What is wrong when a review asks for a supplement, or sends back.
pub(super) const SUPPLEMENTS: &[&str] = &[
    "缺第 2 页，请补发",
    "版次与图框不一致，请确认",
    "图纸无审核签字，请补签",
    "光盘读不出，请重新刻录",
    "数量与清单不符，请核对",
];
pub(super) const REJECTIONS: &[&str] =
    &["与本项目无关，已与客户确认退回", "图面污损无法辨认，请重新提供", "涉及第三方资料，不能接收"];

/// How an item looks as it leaves, where it is not simply sound.
pub(super) const LOOKS: &[&str] = &["封面折角", "右下角有旧折痕", "有铅笔批注", "图筒盖松"];
