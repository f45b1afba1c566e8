//! Chinese capitals for counts on slips (大写), which nobody can alter with a pen.

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

/// Writes a number in capitals: `31` as 叁拾壹.
pub fn capital(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut groups = Vec::new();
    let mut rest = n;
    while rest > 0 {
        groups.push((rest % 10_000) as usize);
        rest /= 10_000;
    }
    let mut out = String::new();
    let mut gap = false;
    for (i, &group) in groups.iter().enumerate().rev() {
        if group == 0 {
            gap = true;
            continue;
        }
        // A group that does not fill its four places is led by one 零.
        if !out.is_empty() && (gap || group < 1_000) {
            out.push_str(DIGITS[0]);
        }
        push_group(&mut out, group);
        out.push_str(GROUPS[i]);
        gap = false;
    }
    out
}

fn push_group(out: &mut String, group: usize) {
    let mut zero = false;
    let mut begun = false;
    for place in (0..4).rev() {
        let digit = group / 10_usize.pow(place as u32) % 10;
        if digit == 0 {
            zero = begun;
            continue;
        }
        if zero {
            out.push_str(DIGITS[0]);
        }
        out.push_str(DIGITS[digit]);
        out.push_str(PLACES[place]);
        zero = false;
        begun = true;
    }
}
