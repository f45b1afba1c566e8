//! Photos of invented parts: ray-marched solids on a bench, with light, shadow and a ruler.
//!
//! One picture a kind and variant is drawn; what differs between two photos of it (crop, exposure)
//! is cut from that, for drawing one takes half a second.

use fastrand::Rng;
use image::{ExtendedColorType, ImageEncoder, RgbImage};

/// Width of a whole picture.
const WIDTH: u32 = 1280;
/// Height of a whole picture.
const HEIGHT: u32 = 960;

type V = [f32; 3];

fn add(a: V, b: V) -> V {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}
fn sub(a: V, b: V) -> V {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}
fn scale(a: V, s: f32) -> V {
    [a[0] * s, a[1] * s, a[2] * s]
}
fn dot(a: V, b: V) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
fn length(a: V) -> f32 {
    dot(a, a).sqrt()
}
fn unit(a: V) -> V {
    scale(a, 1.0 / length(a).max(1e-9))
}
fn cross(a: V, b: V) -> V {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// A part: what it is made of and how far a point is from its surface.
struct Part {
    shape: &'static str,
    /// Proportions.
    a: f32,
    b: f32,
    c: f32,
    damaged: bool,
}

fn cuboid(p: V, half: V, round: f32) -> f32 {
    let q = [p[0].abs() - half[0] + round, p[1].abs() - half[1] + round, p[2].abs() - half[2] + round];
    let outside = length([q[0].max(0.0), q[1].max(0.0), q[2].max(0.0)]);
    outside + q[0].max(q[1]).max(q[2]).min(0.0) - round
}

/// A cylinder along an axis (0, 1, 2).
fn cylinder(p: V, axis: usize, radius: f32, half: f32) -> f32 {
    let (u, v) = match axis {
        0 => (p[1], p[2]),
        1 => (p[0], p[2]),
        _ => (p[0], p[1]),
    };
    let (r, h) = ((u * u + v * v).sqrt() - radius, p[axis].abs() - half);
    r.max(h).min(0.0) + (r.max(0.0).powi(2) + h.max(0.0).powi(2)).sqrt()
}

impl Part {
    fn new(shape: &'static str, variant: u32, damaged: bool) -> Part {
        let mut rng = Rng::with_seed(u64::from(variant) * 7 + 3);
        let mut roll = |from: f32, to: f32| from + rng.f32() * (to - from);
        Part { shape, a: roll(1.25, 1.6), b: roll(0.9, 1.15), c: roll(0.26, 0.42), damaged }
    }

    /// Distance to the surface; the part stands on the bench at height 0.
    fn distance(&self, p: V) -> f32 {
        let (a, b, c) = (self.a, self.b, self.c);
        let body = match self.shape {
            "plate" => {
                let q = sub(p, [0.0, c, 0.0]);
                let mut d = cuboid(q, [a, c, b], 0.05);
                let rim = cuboid(sub(q, [0.0, c, 0.0]), [a - 0.16, 0.03, b - 0.16], 0.01).abs() - 0.012;
                d = d.max(-rim);
                d = d.max(-cylinder(q, 1, 0.42, 2.0));
                let corner = [q[0].abs() - a + 0.2, q[1] - c, q[2].abs() - b + 0.2];
                d = d.max(-cylinder(corner, 1, 0.07, 0.3));
                // cooling fins on the long side
                let fin = (q[1] / 0.075 - (q[1] / 0.075).round()).abs() * 0.075 - 0.012;
                d.max(-fin.max(b - 0.09 - q[2]).max(q[1].abs() - c + 0.1))
            }
            "shaft" => {
                let q = sub(p, [0.0, 0.42, 0.0]);
                let mut d = cylinder(q, 0, 0.22, a + 0.25);
                d = d.min(cylinder(sub(q, [-0.1, 0.0, 0.0]), 0, 0.42, 0.28));
                d = d.min(cylinder(sub(q, [0.62, 0.0, 0.0]), 0, 0.3, 0.42));
                d = d.min(cylinder(sub(q, [-0.85, 0.0, 0.0]), 0, 0.27, 0.36));
                d = d.max(-cuboid(sub(q, [0.66, 0.3, 0.0]), [0.26, 0.07, 0.06], 0.03));
                let groove = (q[0] + 1.12).abs() - 0.03;
                d.max(-groove.max(0.2 - (q[1] * q[1] + q[2] * q[2]).sqrt()).max(-0.35))
            }
            "bracket" => {
                let mut d = cuboid(sub(p, [0.0, 0.1, 0.0]), [a * 0.8, 0.1, b * 0.75], 0.02);
                d = d.min(cuboid(sub(p, [-a * 0.8 + 0.1, 0.7, 0.0]), [0.1, 0.7, b * 0.75], 0.02));
                let rib = (p[0] + a * 0.8 - 0.2 + (p[1] - 0.2)) * 0.707 - 0.42;
                d = d.min(rib.max(p[2].abs() - 0.06).max(-p[1] + 0.15).max(-a * 0.8 + 0.15 - p[0]));
                for x in [0.1, 0.52] {
                    d = d.max(-cylinder([p[0] - x * a, p[1], p[2].abs() - b * 0.45], 1, 0.1, 1.0));
                }
                d.max(-cylinder([p[0], p[1] - 0.95, p[2].abs() - b * 0.4], 0, 0.11, 3.0))
            }
            "sheet" => {
                let q = sub(p, [0.0, 0.5, 0.0]);
                let wall = 0.025;
                let mut d = cuboid(sub(q, [0.0, -0.47, 0.0]), [a, wall, b], 0.01);
                d = d.min(cuboid([q[0].abs() - a, q[1], q[2]], [wall, 0.5, b], 0.01));
                d = d.min(cuboid([q[0], q[1], q[2] + b], [a, 0.5, wall], 0.01));
                let slot = [(q[0] / 0.18 - (q[0] / 0.18).round()) * 0.18, q[1], q[2] - 0.1];
                d = d.max(-cuboid(slot, [0.03, 1.0, 0.32], 0.03).max(q[0].abs() - 0.75));
                d.max(-cylinder([q[0].abs() - a, q[1] - 0.2, q[2].abs() - b * 0.6], 0, 0.07, 0.2))
            }
            "board" => {
                let q = sub(p, [0.0, 0.14, 0.0]);
                let mut d = cuboid(q, [a, 0.03, b], 0.02);
                d = d.max(-cylinder([q[0].abs() - a + 0.13, q[1], q[2].abs() - b + 0.13], 1, 0.07, 1.0));
                for (x, z, w, h, t) in self.chips() {
                    d = d.min(cuboid(sub(q, [x, 0.03 + t, z]), [w, t, h], 0.008));
                }
                d.min(cylinder([q[0].abs() - a + 0.13, q[1] + 0.1, q[2].abs() - b + 0.13], 1, 0.05, 0.1))
            }
            "harness" => {
                let coil = |r: f32, y: f32| {
                    let ring = (p[0] * p[0] + p[2] * p[2]).sqrt() - r;
                    (ring * ring + (p[1] - y).powi(2)).sqrt() - 0.055
                };
                let mut d = coil(0.95, 0.06).min(coil(0.87, 0.14)).min(coil(1.02, 0.16)).min(coil(0.92, 0.23));
                d = d.min(cuboid(sub(p, [1.25, 0.12, 0.85]), [0.28, 0.12, 0.17], 0.02));
                d = d.min(cuboid(sub(p, [-1.15, 0.12, 0.75]), [0.2, 0.12, 0.2], 0.02));
                d.min(cuboid(sub(p, [0.0, 0.15, -0.95]), [0.13, 0.17, 0.17], 0.03))
            }
            _ => {
                let q = sub(p, [0.0, 0.45, 0.0]);
                let mut d = cuboid(q, [a, 0.45, b], 0.03);
                d = d.max(-cuboid(sub(q, [0.0, 0.45, 0.0]), [0.62, 0.3, 0.45], 0.12));
                d = d.min(cylinder(sub(q, [0.0, 0.2, 0.0]), 1, 0.16, 0.22));
                let pillar = [q[0].abs() - a + 0.24, q[1] - 0.55, q[2].abs() - b + 0.24];
                d = d.min(cylinder(pillar, 1, 0.11, 0.3));
                let water = [q[0], q[1] - 0.05, q[2].abs() - 0.62];
                d.max(-cylinder(water, 0, 0.07, 5.0))
            }
        };
        if !self.damaged {
            return body;
        }
        // A corner that met the floor.
        let chip = sub(p, [a, 0.75, b]);
        body.max(0.34 - (dot(chip, chip)).sqrt() + 0.05 * (p[0] * 31.0).sin() * (p[2] * 23.0).sin() * 0.6)
    }

    fn chips(&self) -> [(f32, f32, f32, f32, f32); 9] {
        let (a, b) = (self.a, self.b);
        [
            (-0.5 * a, -0.35 * b, 0.24, 0.24, 0.04),
            (0.15 * a, -0.4 * b, 0.3, 0.14, 0.05),
            (0.6 * a, 0.1 * b, 0.16, 0.16, 0.04),
            (-0.1 * a, 0.3 * b, 0.12, 0.2, 0.05),
            (0.85 * a, -0.45 * b, 0.12, 0.22, 0.16),
            (0.85 * a, 0.5 * b, 0.12, 0.18, 0.16),
            (-0.75 * a, 0.4 * b, 0.1, 0.1, 0.18),
            (-0.45 * a, 0.5 * b, 0.1, 0.1, 0.18),
            (0.35 * a, 0.55 * b, 0.07, 0.04, 0.03),
        ]
    }

    /// Colour, and how much it shines.
    fn surface(&self, p: V, normal: V) -> (V, f32) {
        let brushed = 1.0 + 0.025 * (p[0] * 180.0).sin() * (p[2] * 7.0).cos();
        let metal = scale([0.66, 0.68, 0.71], brushed);
        match self.shape {
            "board" => {
                if p[1] > 0.185 {
                    if p[1] > 0.36 { ([0.72, 0.73, 0.74], 0.3) } else { ([0.09, 0.09, 0.1], 0.25) }
                } else if normal[1] > 0.5 {
                    let trace = ((p[2] * 34.0 + (p[0] * 2.3).floor() * 1.7).sin() > 0.86) as u8 as f32;
                    (add([0.03, 0.26, 0.13], scale([0.1, 0.2, 0.1], trace)), 0.35)
                } else {
                    ([0.35, 0.38, 0.2], 0.1)
                }
            }
            "harness" => {
                if p[0].abs() > 1.06 && p[2] > 0.5 {
                    ([0.85, 0.85, 0.8], 0.2)
                } else if p[1] > 0.19 {
                    ([0.55, 0.1, 0.08], 0.3)
                } else {
                    ([0.08, 0.08, 0.09], 0.3)
                }
            }
            "mould" => (scale([0.5, 0.52, 0.54], brushed), 0.55),
            "sheet" => (scale([0.74, 0.75, 0.76], brushed), 0.35),
            _ => {
                if self.damaged && normal[1] > 0.9 {
                    // Two scratches across the top.
                    let along = p[0] * 0.9 + p[2] * 0.45;
                    let off = p[2] * 0.9 - p[0] * 0.45;
                    if (off - 0.18).abs() < 0.008 && along.abs() < 0.55
                        || (off - 0.3).abs() < 0.006 && (along - 0.1).abs() < 0.4
                    {
                        return ([0.95, 0.95, 0.96], 0.1);
                    }
                }
                (metal, 0.45)
            }
        }
    }
}

struct Scene {
    part: Part,
    eye: V,
    forward: V,
    right: V,
    up: V,
    light: V,
}

impl Scene {
    fn new(shape: &'static str, variant: u32, damaged: bool) -> Scene {
        let turn = 0.55 + 0.35 * variant as f32;
        let eye = [4.3 * turn.sin(), 3.1, 4.3 * turn.cos()];
        let forward = unit(sub([0.0, 0.25, 0.0], eye));
        let right = unit(cross(forward, [0.0, 1.0, 0.0]));
        Scene {
            part: Part::new(shape, variant, damaged),
            eye,
            forward,
            right,
            up: cross(right, forward),
            light: unit([-0.55, 1.0, 0.35]),
        }
    }

    fn ray(&self, x: f32, y: f32) -> V {
        let u = (x / WIDTH as f32 - 0.5) * 1.02;
        let v = (0.5 - y / HEIGHT as f32) * 1.02 * HEIGHT as f32 / WIDTH as f32;
        unit(add(self.forward, add(scale(self.right, u), scale(self.up, v))))
    }

    /// How far along a ray the part is.
    fn march(&self, from: V, along: V, most: f32) -> Option<f32> {
        // Nothing of a part is outside of this ball.
        let to = sub([0.0, 0.5, 0.0], from);
        let middle = dot(to, along);
        let off = dot(to, to) - middle * middle;
        let ball = 4.4_f32;
        if off > ball {
            return None;
        }
        let half = (ball - off).sqrt();
        let (mut t, end) = ((middle - half).max(0.01), (middle + half).min(most));
        for _ in 0..90 {
            if t > end {
                return None;
            }
            let d = self.part.distance(add(from, scale(along, t)));
            if d < 0.0012 {
                return Some(t);
            }
            t += d * 0.9;
        }
        None
    }

    fn normal(&self, p: V) -> V {
        let e = 0.0015;
        let d = |q: V| self.part.distance(q);
        unit([
            d(add(p, [e, 0.0, 0.0])) - d(sub(p, [e, 0.0, 0.0])),
            d(add(p, [0.0, e, 0.0])) - d(sub(p, [0.0, e, 0.0])),
            d(add(p, [0.0, 0.0, e])) - d(sub(p, [0.0, 0.0, e])),
        ])
    }

    /// How much light reaches a point: soft at the rim of the shadow.
    fn lit(&self, p: V) -> f32 {
        let (mut t, mut light) = (0.03, 1.0_f32);
        for _ in 0..36 {
            let q = add(p, scale(self.light, t));
            if q[1] > 1.6 {
                break;
            }
            let d = self.part.distance(q);
            light = light.min(9.0 * d / t);
            if light < 0.01 {
                return 0.0;
            }
            t += d.clamp(0.015, 0.3);
        }
        light.clamp(0.0, 1.0)
    }

    fn colour(&self, x: f32, y: f32) -> V {
        let along = self.ray(x, y);
        let bench = if along[1] < -0.001 { -self.eye[1] / along[1] } else { 60.0 };
        if let Some(t) = self.march(self.eye, along, bench) {
            let p = add(self.eye, scale(along, t));
            let n = self.normal(p);
            let (base, shine) = self.part.surface(p, n);
            let light = self.lit(add(p, scale(n, 0.01)));
            let facing = dot(n, self.light).max(0.0) * light;
            let sky = 0.5 + 0.5 * n[1];
            let near = (self.part.distance(add(p, scale(n, 0.12))) / 0.12).clamp(0.25, 1.0);
            let mirror = sub(along, scale(n, 2.0 * dot(along, n)));
            // A window behind the camera and the light itself, seen in the metal.
            let soft = |v: f32, edge: f32| ((edge - v.abs()) / 0.12).clamp(0.0, 1.0);
            let window = 0.2 * soft(mirror[1] - 0.55, 0.2) * soft(mirror[0], 0.5);
            let glint = dot(mirror, self.light).max(0.0).powi(40) * light;
            let c = scale(base, (0.34 * sky * near) + 0.78 * facing);
            return add(
                c,
                scale([1.0, 1.0, 0.98], shine * (glint * 0.8 + window * near + 0.1 * (0.5 + 0.5 * mirror[1]))),
            );
        }
        let p = add(self.eye, scale(along, bench));
        let mut base = [0.44, 0.47, 0.45];
        let line = |v: f32| (v / 0.5 - (v / 0.5).round()).abs() < 0.012;
        if line(p[0]) || line(p[2]) {
            base = scale(base, 1.06);
        }
        // The ruler before it, along the picture.
        let (u, v) = (dot(p, self.right), dot(p, unit([self.forward[0], 0.0, self.forward[2]])));
        if (-2.02..-1.74).contains(&v) && u.abs() < 2.6 {
            base = [0.82, 0.83, 0.82];
            let mark = (u * 20.0).round();
            let long = if mark as i32 % 10 == 0 {
                0.16
            } else if mark as i32 % 5 == 0 {
                0.11
            } else {
                0.07
            };
            if (u * 20.0 - mark).abs() < 0.1 && v > -1.74 - long {
                base = [0.12, 0.12, 0.12];
            }
        }
        let light = self.lit(add(p, [0.0, 0.004, 0.0]));
        let near = ((self.part.distance(add(p, [0.0, 0.12, 0.0]))) / 0.25).clamp(0.35, 1.0);
        let far = 1.0 / (1.0 + 0.012 * dot(sub(p, [0.0, 0.0, 0.0]), p));
        scale(base, (0.42 * near + 0.62 * light * self.light[1]) * far)
    }
}

/// A whole picture of a part.
pub(super) fn draw(shape: &'static str, variant: u32, damaged: bool) -> RgbImage {
    let scene = Scene::new(shape, variant, damaged);
    let at = |x: f32, y: f32| scene.colour(x, y);
    let mut rows: Vec<Vec<V>> = vec![Vec::new(); HEIGHT as usize];
    std::thread::scope(|scope| {
        let half = rows.len() / 2;
        let (upper, lower) = rows.split_at_mut(half);
        for (first, part) in [(0, upper), (half, lower)] {
            scope.spawn(move || {
                for (y, row) in part.iter_mut().enumerate() {
                    *row = (0..WIDTH).map(|x| at(x as f32 + 0.5, (y + first) as f32 + 0.5)).collect();
                }
            });
        }
    });
    let grey = |c: V| 0.3 * c[0] + 0.6 * c[1] + 0.1 * c[2];
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let here = rows[y as usize][x as usize];
        let beside = rows[y as usize][(x + 1).min(WIDTH - 1) as usize];
        let below = rows[(y + 1).min(HEIGHT - 1) as usize][x as usize];
        let edge = (grey(here) - grey(beside)).abs().max((grey(here) - grey(below)).abs()) > 0.06;
        let colour = if edge {
            let around = [(0.25, 0.25), (0.75, 0.4), (0.4, 0.75), (0.9, 0.9)];
            let sum = around.iter().fold([0.0; 3], |sum, (u, v)| add(sum, at(x as f32 + u, y as f32 + v)));
            scale(sum, 0.25)
        } else {
            here
        };
        image::Rgb(colour.map(|c| (c.clamp(0.0, 1.0).powf(1.0 / 1.9) * 255.0) as u8))
    })
}

/// One photo of a drawn part: a nearer or farther look at it, brighter or darker, with the grain of
/// a small camera; as JPEG.
pub(super) fn shoot(picture: &RgbImage, seed: u32, view: u32) -> Option<(Vec<u8>, (u32, u32))> {
    let mut rng = Rng::with_seed(u64::from(seed % 5) * 13 + u64::from(view));
    let keep = match view {
        0 => 0.92 + rng.f32() * 0.08,
        _ => 0.5 + rng.f32() * 0.2,
    };
    let (w, h) = ((WIDTH as f32 * keep) as u32 / 8 * 8, (HEIGHT as f32 * keep) as u32 / 8 * 8);
    let (x, y) = (rng.u32(0..=WIDTH - w), rng.u32(0..=HEIGHT - h));
    let exposure = 0.9 + rng.f32() * 0.2;
    let grain = RgbImage::from_fn(w, h, |u, v| {
        let noise = rng.f32() * 7.0 - 3.5;
        let fall = 1.0 - 0.16 * ((u as f32 / w as f32 - 0.5).powi(2) + (v as f32 / h as f32 - 0.5).powi(2)) * 2.0;
        image::Rgb(
            picture.get_pixel(x + u, y + v).0.map(|c| (f32::from(c) * exposure * fall + noise).clamp(0.0, 255.0) as u8),
        )
    });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 82)
        .write_image(grain.as_raw(), w, h, ExtendedColorType::Rgb8)
        .ok()?;
    Some((bytes, (w, h)))
}
