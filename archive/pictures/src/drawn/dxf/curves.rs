//! Curves as chains of points, fine enough for paper.

use std::f64::consts::TAU;

/// A step of a curve turns by no more than this (5 degrees).
const STEP: f64 = TAU / 72.0;

/// The most steps of one curve.
const MOST: f64 = 4_000.0;

/// Part of an ellipse around `centre`: `axis` leads to the end of its first half axis, `ratio` is the
/// other half axis to it; from one angle (radians of the parameter) to another.
pub(super) fn ellipse(centre: [f64; 2], axis: [f64; 2], ratio: f64, from: f64, to: f64) -> Vec<[f64; 2]> {
    let steps = ((to - from).abs() / STEP).ceil().clamp(1.0, MOST) as u32;
    let other = [-axis[1] * ratio, axis[0] * ratio];
    (0..=steps)
        .map(|n| {
            let (sin, cos) = (from + (to - from) * f64::from(n) / f64::from(steps)).sin_cos();
            [centre[0] + axis[0] * cos + other[0] * sin, centre[1] + axis[1] * cos + other[1] * sin]
        })
        .collect()
}

/// Part of a circle, counter-clockwise between two angles in degrees.
pub(super) fn arc(centre: [f64; 2], radius: f64, from: f64, to: f64) -> Vec<[f64; 2]> {
    let (from, mut to) = (from.to_radians(), to.to_radians());
    while to < from && to.is_finite() && from.is_finite() {
        to += TAU;
    }
    ellipse(centre, [radius, 0.0], 1.0, from, to)
}

/// The points after `a` on the way to `b` along an arc whose bulge is the tangent of a quarter of its angle.
pub(super) fn bulge(a: [f64; 2], b: [f64; 2], bulge: f64, out: &mut Vec<[f64; 2]>) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    if bulge.abs() > 1e-9 && bulge.is_finite() && dx.hypot(dy) > 0.0 {
        let angle = 4.0 * bulge.atan();
        // From the middle of the chord to the centre, in chords, square to it.
        let away = (1.0 - bulge * bulge) / (4.0 * bulge);
        let centre = [(a[0] + b[0]) / 2.0 - dy * away, (a[1] + b[1]) / 2.0 + dx * away];
        let axis = [a[0] - centre[0], a[1] - centre[1]];
        let points = ellipse(centre, axis, 1.0, 0.0, angle);
        let inner = points.len().saturating_sub(2);
        out.extend(points.into_iter().skip(1).take(inner));
    }
    out.push(b);
}

/// A spline by its control points, knots and weights (de Boor); without usable knots, its points.
pub(super) fn spline(degree: usize, knots: &[f64], points: &[[f64; 2]], weights: &[f64]) -> Vec<[f64; 2]> {
    let count = points.len();
    if degree == 0 || degree > 25 || count <= degree || knots.len() < count + degree + 1 {
        return points.to_vec();
    }
    let weight = |n: usize| weights.get(n).copied().filter(|w| *w > 0.0).unwrap_or(1.0);
    let mut out = Vec::new();
    for span in degree..count {
        let (from, to) = (knots[span], knots[span + 1]);
        // Knots that coincide, or are none, span nothing.
        if to.partial_cmp(&from) != Some(std::cmp::Ordering::Greater) {
            continue;
        }
        let steps = 12;
        for n in 0..=steps {
            let at = from + (to - from) * f64::from(n) / f64::from(steps);
            let mut column: Vec<[f64; 3]> = (0..=degree)
                .map(|j| {
                    let n = span - degree + j;
                    [points[n][0] * weight(n), points[n][1] * weight(n), weight(n)]
                })
                .collect();
            for level in 1..=degree {
                for j in (level..=degree).rev() {
                    let low = knots[span - degree + j];
                    let high = knots[span + 1 + j - level];
                    let share = if high > low { (at - low) / (high - low) } else { 0.0 };
                    let (before, after) = (column[j - 1], column[j]);
                    column[j] = std::array::from_fn(|axis| before[axis] * (1.0 - share) + after[axis] * share);
                }
            }
            let [x, y, w] = column[degree];
            out.push([x / w, y / w]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: [f64; 2], b: [f64; 2]) {
        assert!((a[0] - b[0]).hypot(a[1] - b[1]) < 1e-9, "{a:?} is not {b:?}");
    }

    #[test]
    fn an_arc_runs_counter_clockwise_over_zero() {
        let points = arc([0.0, 0.0], 2.0, 270.0, 90.0);
        near(points[0], [0.0, -2.0]);
        near(points[points.len() / 2], [2.0, 0.0]);
        near(points[points.len() - 1], [0.0, 2.0]);
    }

    #[test]
    fn a_bulge_of_one_is_half_a_circle_to_the_right_of_the_way() {
        let mut points = vec![[0.0, 0.0]];
        bulge([0.0, 0.0], [2.0, 0.0], 1.0, &mut points);
        near(points[points.len() / 2], [1.0, -1.0]);
        near(points[points.len() - 1], [2.0, 0.0]);
    }

    #[test]
    fn a_spline_of_three_points_is_a_parabola() {
        let points = spline(2, &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], &[[0.0, 0.0], [1.0, 2.0], [2.0, 0.0]], &[]);
        near(points[0], [0.0, 0.0]);
        near(points[points.len() / 2], [1.0, 1.0]);
        near(points[points.len() - 1], [2.0, 0.0]);
        assert_eq!(spline(3, &[], &[[0.0, 0.0]], &[]), [[0.0, 0.0]], "too little for a curve");
    }
}
