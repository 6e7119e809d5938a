//! Page furniture that is not part of the article: tracking pixels, share buttons and advertisements.

use super::addresses::host;

/// Whether an address belongs to a service that counts readers and hosts no images.
pub(super) fn is_tracker(address: &str) -> bool {
    const HOSTS: &[&str] = &[
        "pixel.wp.com",
        "stats.wordpress.com",
        "google-analytics.com",
        "ssl.google-analytics.com",
        "googletagmanager.com",
        "scorecardresearch.com",
        "b.scorecardresearch.com",
        "sb.scorecardresearch.com",
        "hm.baidu.com",
        "pixel.quantserve.com",
        "counter.theconversation.com",
        "ping.blogspot.com",
        "feeds.feedburner.com",
        "feedads.g.doubleclick.net",
        "googleads.g.doubleclick.net",
        "pixel.facebook.com",
        "px.ads.linkedin.com",
        "analytics.twitter.com",
        "c.statcounter.com",
    ];
    let address = address.to_ascii_lowercase();
    match host(&address) {
        Some("feeds.feedburner.com") => address.contains("/~r/") || address.contains("/~ff/"),
        Some("facebook.com") => address.contains("facebook.com/tr?") || address.contains("facebook.com/tr/"),
        Some(host) => HOSTS.contains(&host),
        None => false,
    }
}

/// Whether the address of a frame leads to an advertisement or a share button.
pub(super) fn is_residue_frame(address: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "facebook.com/plugins/like",
        "facebook.com/plugins/share",
        "facebook.com/plugins/page",
        "facebook.com/plugins/follow",
        "platform.twitter.com/widgets/tweet_button",
        "platform.twitter.com/widgets/follow_button",
        "widget.weibo.com/relationship",
        "widget.weibo.com/weiboshow",
        "static.addtoany.com",
        "googletagmanager.com/ns.html",
    ];
    const HOSTS: &[&str] = &[
        "googleads.g.doubleclick.net",
        "tpc.googlesyndication.com",
        "pagead2.googlesyndication.com",
        "pos.baidu.com",
        "cpro.baidu.com",
        "cpro.baidustatic.com",
        "ad.doubleclick.net",
        "aax-us-east.amazon-adsystem.com",
        "rcm-na.amazon-adsystem.com",
    ];
    let address = address.to_ascii_lowercase();
    let Some(host) = host(&address) else { return false };
    let rest = address.split_once("//").map_or("", |(_, rest)| rest.strip_prefix("www.").unwrap_or(rest));
    HOSTS.contains(&host) || BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trackers_and_boxes_are_told_from_pictures_and_films() {
        assert!(is_tracker("https://pixel.wp.com/b.gif?host=example.org"));
        assert!(is_tracker("//www.facebook.com/tr?id=1") && !is_tracker("https://www.facebook.com/photo.jpg"));
        assert!(is_residue_frame("https://www.facebook.com/plugins/like.php?href=a"));
        assert!(!is_residue_frame("https://www.youtube.com/embed/a") && !is_residue_frame("/plugins/like"));
    }
}
