//! Flattens a drawing: every entity, those inside blocks too, as chains of points in the model.

use std::collections::HashMap;

use dxf::entities::{Entity, EntityType};
use dxf::{Block, Drawing, Point, Vector};
use ttf_parser::Face;

use super::words::{self, Word};
use super::{colour, curves};
use crate::Problem;

/// Blocks inside blocks are followed so far.
const DEPTH: u32 = 16;

/// More points than this are no picture but a flood.
const MOST_POINTS: usize = 6_000_000;

/// A chain of points.
pub(super) struct Shape {
    pub(super) points: Vec<[f64; 2]>,
    pub(super) is_closed: bool,
    pub(super) is_filled: bool,
    pub(super) colour: [u8; 3],
    /// In millimetres on paper, where the drawing says so.
    pub(super) width: Option<f64>,
}

/// A drawing without its structure.
#[derive(Default)]
pub(super) struct Flattened {
    pub(super) shapes: Vec<Shape>,
    pub(super) words: Vec<Word>,
    pub(super) incomplete: bool,
    points: usize,
}

/// What a drawing covers in the model.
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    pub(super) top: f64,
}

impl Frame {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.top - self.bottom
    }
}

/// From the square of an entity to the model: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Clone, Copy)]
pub(super) struct Affine(pub(super) [f64; 6]);

impl Affine {
    const SAME: Affine = Affine([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn at(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// First `inner`, then this.
    pub(super) fn after(&self, inner: Affine) -> Affine {
        let [a, b, c, d, e, f] = inner.0;
        let ([x1, y1], [x2, y2], [x3, y3]) = (self.at([a, b]), self.at([c, d]), self.at([e, f]));
        let [_, _, _, _, ox, oy] = self.0;
        Affine([x1 - ox, y1 - oy, x2 - ox, y2 - oy, x3, y3])
    }

    /// An entity drawn on the back of its plane is seen mirrored.
    fn facing(self, normal: &Vector) -> Affine {
        if normal.z < 0.0 { self.after(Affine([-1.0, 0.0, 0.0, 1.0, 0.0, 0.0])) } else { self }
    }
}

pub(super) fn flatten(drawing: &Drawing) -> Result<Flattened, Problem> {
    let mut flattener = Flattener {
        blocks: drawing.blocks().map(|block| (block.name.as_str(), block)).collect(),
        layers: drawing
            .layers()
            .map(|layer| {
                (layer.name.as_str(), Layer { hidden: !layer.is_layer_on, colour: colour::index(&layer.color) })
            })
            .collect(),
        out: Flattened::default(),
    };
    let black = Inherited { colour: [0; 3], layer: "0" };
    let in_model = drawing.entities().any(|entity| !entity.common.is_in_paper_space);
    for entity in drawing.entities().filter(|entity| entity.common.is_in_paper_space != in_model) {
        flattener.entity(entity, Affine::SAME, black, 0)?;
    }
    Ok(flattener.out)
}

struct Layer {
    hidden: bool,
    colour: Option<u8>,
}

/// What an entity inside a block takes from where the block was put.
#[derive(Clone, Copy)]
struct Inherited<'a> {
    colour: [u8; 3],
    layer: &'a str,
}

struct Flattener<'a> {
    blocks: HashMap<&'a str, &'a Block>,
    layers: HashMap<&'a str, Layer>,
    out: Flattened,
}

impl<'a> Flattener<'a> {
    fn entity(&mut self, entity: &'a Entity, place: Affine, from: Inherited<'_>, depth: u32) -> Result<(), Problem> {
        let common = &entity.common;
        // What lies on layer 0 of a block belongs to the layer of the block.
        let layer = if common.layer == "0" && depth > 0 { from.layer } else { &common.layer };
        let known = self.layers.get(layer);
        if !common.is_visible || known.is_some_and(|layer| layer.hidden) {
            return Ok(());
        }
        let colour = colour::of(common, known.and_then(|layer| layer.colour), from.colour);
        // A hundredth of a millimetre; below zero it is a word for "as the layer".
        let width = (common.lineweight_enum_value > 0).then(|| f64::from(common.lineweight_enum_value) / 100.0);
        let pen = Pen { place, colour, width };
        match &entity.specific {
            EntityType::Line(line) => self.chain(pen, vec![flat(&line.p1), flat(&line.p2)], false),
            EntityType::Circle(circle) => {
                let pen = pen.facing(&circle.normal);
                self.chain(pen, curves::arc(flat(&circle.center), circle.radius, 0.0, 360.0), true)
            }
            EntityType::Arc(arc) => {
                let pen = pen.facing(&arc.normal);
                self.chain(pen, curves::arc(flat(&arc.center), arc.radius, arc.start_angle, arc.end_angle), false)
            }
            EntityType::Ellipse(ellipse) => {
                let axis = [ellipse.major_axis.x, ellipse.major_axis.y];
                let ratio = ellipse.minor_axis_ratio * ellipse.normal.z.signum();
                let (from, to) = (ellipse.start_parameter, ellipse.end_parameter);
                self.chain(pen, curves::ellipse(flat(&ellipse.center), axis, ratio, from, to), false)
            }
            EntityType::LwPolyline(line) => {
                let corners = line.vertices.iter().map(|v| ([v.x, v.y], v.bulge));
                let points = chain(corners, line.is_closed());
                self.chain(pen.facing(&line.extrusion_direction), points, line.is_closed())
            }
            EntityType::Polyline(line) => {
                let corners = line.vertices().map(|v| (flat(&v.location), v.bulge));
                let points = chain(corners, line.is_closed());
                self.chain(pen.facing(&line.normal), points, line.is_closed())
            }
            EntityType::Spline(spline) => {
                let points: Vec<_> = spline.control_points.iter().map(flat).collect();
                let degree = usize::try_from(spline.degree_of_curve).unwrap_or(0);
                let points = if points.is_empty() {
                    spline.fit_points.iter().map(flat).collect()
                } else {
                    curves::spline(degree, &spline.knot_values, &points, &spline.weight_values)
                };
                self.chain(pen, points, spline.is_closed())
            }
            EntityType::Leader(leader) => self.chain(pen, leader.vertices.iter().map(flat).collect(), false),
            EntityType::MLine(line) => self.chain(pen, line.vertices.iter().map(flat).collect(), line.is_closed()),
            EntityType::Solid(solid) => {
                let corners = [&solid.first_corner, &solid.second_corner, &solid.fourth_corner, &solid.third_corner];
                self.filled(pen.facing(&solid.extrusion_direction), corners.map(flat).to_vec())
            }
            EntityType::Trace(trace) => {
                let corners = [&trace.first_corner, &trace.second_corner, &trace.fourth_corner, &trace.third_corner];
                self.filled(pen.facing(&trace.extrusion_direction), corners.map(flat).to_vec())
            }
            EntityType::Face3D(face) => {
                let corners = [&face.first_corner, &face.second_corner, &face.third_corner, &face.fourth_corner];
                self.chain(pen, corners.map(flat).to_vec(), true)
            }
            EntityType::Text(text) => {
                self.out.words.push(words::of_text(text, pen.facing(&text.normal).place, colour));
                Ok(())
            }
            EntityType::MText(text) => {
                self.out.words.extend(words::of_mtext(text, place, colour));
                Ok(())
            }
            EntityType::Attribute(text) if !text.is_invisible() => {
                self.out.words.push(words::of_attribute(text, pen.facing(&text.normal).place, colour));
                Ok(())
            }
            EntityType::Insert(insert) => {
                for attribute in insert.attributes().filter(|attribute| !attribute.is_invisible()) {
                    let place = pen.facing(&attribute.normal).place;
                    self.out.words.push(words::of_attribute(attribute, place, colour));
                }
                let place = pen.facing(&insert.extrusion_direction).place;
                let (sin, cos) = insert.rotation.to_radians().sin_cos();
                let (columns, rows) = (insert.column_count.clamp(1, 500), insert.row_count.clamp(1, 500));
                for (column, row) in (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row))) {
                    let step = [f64::from(column) * insert.column_spacing, f64::from(row) * insert.row_spacing];
                    let (x, y) = (insert.x_scale_factor, insert.y_scale_factor);
                    let at = [
                        insert.location.x + cos * step[0] - sin * step[1],
                        insert.location.y + sin * step[0] + cos * step[1],
                    ];
                    let put = Affine([cos * x, sin * x, -sin * y, cos * y, at[0], at[1]]);
                    self.block(&insert.name, place.after(put), Inherited { colour, layer }, depth)?;
                }
                Ok(())
            }
            EntityType::RotatedDimension(dimension) => {
                self.dimension(&dimension.dimension_base.block_name, place, colour, layer, depth)
            }
            EntityType::RadialDimension(dimension) => {
                self.dimension(&dimension.dimension_base.block_name, place, colour, layer, depth)
            }
            EntityType::DiameterDimension(dimension) => {
                self.dimension(&dimension.dimension_base.block_name, place, colour, layer, depth)
            }
            EntityType::AngularThreePointDimension(dimension) => {
                self.dimension(&dimension.dimension_base.block_name, place, colour, layer, depth)
            }
            EntityType::OrdinateDimension(dimension) => {
                self.dimension(&dimension.dimension_base.block_name, place, colour, layer, depth)
            }
            // Points, endless lines, definitions and invisible notes have nothing to show on paper.
            EntityType::ModelPoint(_)
            | EntityType::Ray(_)
            | EntityType::XLine(_)
            | EntityType::AttributeDefinition(_)
            | EntityType::Attribute(_)
            | EntityType::Vertex(_)
            | EntityType::Seqend(_) => Ok(()),
            _ => {
                self.out.incomplete = true;
                Ok(())
            }
        }
    }

    /// A dimension is drawn by a block of its own that lies in the model.
    fn dimension(
        &mut self,
        block: &str,
        place: Affine,
        colour: [u8; 3],
        layer: &str,
        depth: u32,
    ) -> Result<(), Problem> {
        self.block(block, place, Inherited { colour, layer }, depth)
    }

    fn block(&mut self, name: &str, place: Affine, from: Inherited<'_>, depth: u32) -> Result<(), Problem> {
        let Some(block) = self.blocks.get(name).copied().filter(|block| depth < DEPTH && !block.is_xref()) else {
            self.out.incomplete = true;
            return Ok(());
        };
        self.count(1)?;
        let place = place.after(Affine([1.0, 0.0, 0.0, 1.0, -block.base_point.x, -block.base_point.y]));
        for entity in &block.entities {
            self.entity(entity, place, from, depth + 1)?;
        }
        Ok(())
    }

    fn chain(&mut self, pen: Pen, points: Vec<[f64; 2]>, is_closed: bool) -> Result<(), Problem> {
        self.add(pen, points, is_closed, false)
    }

    fn filled(&mut self, pen: Pen, points: Vec<[f64; 2]>) -> Result<(), Problem> {
        self.add(pen, points, true, true)
    }

    fn add(&mut self, pen: Pen, mut points: Vec<[f64; 2]>, is_closed: bool, is_filled: bool) -> Result<(), Problem> {
        for point in &mut points {
            *point = pen.place.at(*point);
        }
        points.retain(|[x, y]| x.is_finite() && y.is_finite());
        self.count(points.len())?;
        if points.len() > 1 {
            self.out.shapes.push(Shape { points, is_closed, is_filled, colour: pen.colour, width: pen.width });
        }
        Ok(())
    }
}

impl Flattener<'_> {
    /// Points and blocks together: a few blocks inside each other can stand for billions.
    fn count(&mut self, more: usize) -> Result<(), Problem> {
        self.out.points += more;
        if self.out.points > MOST_POINTS { Err(Problem::TooLarge) } else { Ok(()) }
    }
}

#[derive(Clone, Copy)]
struct Pen {
    place: Affine,
    colour: [u8; 3],
    width: Option<f64>,
}

impl Pen {
    fn facing(self, normal: &Vector) -> Self {
        Pen { place: self.place.facing(normal), ..self }
    }
}

impl Flattened {
    /// What all of it covers; `None` when there is nothing to see.
    pub(super) fn frame(&self, face: Option<&Face<'_>>) -> Option<Frame> {
        let words = self.words.iter().flat_map(|word| word.corners(face));
        let points = self.shapes.iter().flat_map(|shape| shape.points.iter().copied()).chain(words);
        points.filter(|[x, y]| x.is_finite() && y.is_finite()).fold(None, |frame: Option<Frame>, [x, y]| {
            Some(match frame {
                None => Frame { left: x, right: x, bottom: y, top: y },
                Some(frame) => Frame {
                    left: frame.left.min(x),
                    right: frame.right.max(x),
                    bottom: frame.bottom.min(y),
                    top: frame.top.max(y),
                },
            })
        })
    }
}

/// The corners of a polyline with the arcs between them.
fn chain(corners: impl Iterator<Item = ([f64; 2], f64)>, is_closed: bool) -> Vec<[f64; 2]> {
    let corners: Vec<_> = corners.collect();
    let mut points: Vec<[f64; 2]> = corners.first().map(|(first, _)| *first).into_iter().collect();
    let next = corners.iter().skip(1).chain(corners.first().filter(|_| is_closed));
    for ((from, bulge), (to, _)) in corners.iter().zip(next) {
        curves::bulge(*from, *to, *bulge, &mut points);
    }
    points
}

fn flat(point: &Point) -> [f64; 2] {
    [point.x, point.y]
}
