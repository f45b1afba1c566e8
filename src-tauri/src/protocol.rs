//! `kedang://`: the only way a picture or a page of a file reaches the window.
//!
//! `thumb/ID` is the small picture of an attachment, `page/ID/N?width=W[&region=x,y,w,h]` a page or a
//! part of one (shares of its width and height). The page never sees a path of the store; the right
//! is checked and the look is written down by the archive. On Windows the same addresses begin with
//! `http://kedang.localhost/`. What cannot be shown is answered with its problem as JSON.

use archive::Error;
use archive::error::Noun;
use archive::ids::AttachmentId;
use archive::preview::{Cancel, PageWant, Part, Picture};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Builder, Manager, Wry};

use crate::Desk;

/// The name of the protocol.
pub const SCHEME: &str = "kedang";

/// Adds the protocol to the application. Requests are answered off the main
/// thread, so that a large drawing never holds up the window.
pub fn register(builder: Builder<Wry>) -> Builder<Wry> {
    builder.register_asynchronous_uri_scheme_protocol(SCHEME, |context, request, responder| {
        let app = context.app_handle().clone();
        tauri::async_runtime::spawn_blocking(move || {
            responder.respond(match answer(&app.state::<Desk>(), &request) {
                Ok((picture, keeping)) => shown(picture, keeping),
                Err(error) => not_shown(&error),
            });
        });
    })
}

fn answer(desk: &Desk, request: &Request<Vec<u8>>) -> Result<(Picture, Keeping), Error> {
    let open = desk.require()?;
    let address = request.uri();
    let unknown = || Error::not_found(Noun::Attachment, address.path());
    let asked = Asked(address.query().unwrap_or_default());
    let mut way = address.path().split('/').filter(|part| !part.is_empty());
    let kind = way.next().ok_or_else(unknown)?;
    let id = way.next().and_then(|id| id.parse().ok()).map(AttachmentId).ok_or_else(unknown)?;
    let cancel = Cancel::default();
    let picture = match kind {
        "thumb" => {
            let edge = asked.number("width").unwrap_or(256);
            open.previewer.thumb(&open.archive, &open.actor, id, 1, edge, &cancel)
        }
        "page" => {
            let page = way.next().and_then(|page| page.parse().ok()).ok_or_else(unknown)?;
            let want = PageWant { part: asked.part(), ..PageWant::wide(page, asked.number("width").unwrap_or(1_200)) };
            open.previewer.picture(&open.archive, &open.actor, id, &want, &cancel)
        }
        _ => Err(unknown()),
    }?;
    // A page is asked for every time it is looked at, so that the look is written down (第十五条).
    let looked_at = kind == "page" || open.previewer.is_unlocked(&open.archive, id)?;
    let keeping = if looked_at { Keeping::Never } else { Keeping::Private };
    Ok((picture, keeping))
}

/// What the page may do with a picture once it is shown.
#[derive(Clone, Copy)]
enum Keeping {
    /// The content behind an attachment never changes; its address may be kept by the page.
    Private,
    /// A password opened it: it may not end up in a cache on the disk.
    Never,
}

/// What stands behind the question mark.
struct Asked<'a>(&'a str);

impl Asked<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    fn number(&self, name: &str) -> Option<u32> {
        self.text(name)?.parse().ok()
    }

    fn part(&self) -> Option<Part> {
        let text = self.text("region")?.replace("%2C", ",");
        let mut shares = text.split(',').map(|share| share.parse::<f64>().ok().filter(|s| (0.0..=1.0).contains(s)));
        let mut next = || shares.next().flatten();
        Some(Part { x: next()?, y: next()?, width: next()?, height: next()? })
    }
}

fn shown(picture: Picture, keeping: Keeping) -> Response<Vec<u8>> {
    let mut response = Response::new(picture.bytes);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(picture.encoding.mime()));
    let kept = match keeping {
        Keeping::Private => "private, max-age=31536000, immutable",
        Keeping::Never => "no-store",
    };
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static(kept));
    headers.insert("x-full-width", picture.full_width.into());
    headers.insert("x-full-height", picture.full_height.into());
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
    response
}

fn not_shown(error: &Error) -> Response<Vec<u8>> {
    let problem = serde_json::to_vec(&error.problem()).unwrap_or_default();
    let mut response = Response::new(problem);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_page_is_read_from_its_address() {
        let asked = Asked("width=800&region=0.1,0.2,0.5,0.25");
        assert_eq!(asked.number("width"), Some(800));
        assert_eq!(asked.part(), Some(Part { x: 0.1, y: 0.2, width: 0.5, height: 0.25 }));
        for wrong in ["region=0.1,0.2", "region=2,0,1,1", "region=a,b,c,d", ""] {
            assert_eq!(Asked(wrong).part(), None, "{wrong}");
        }
    }
}
