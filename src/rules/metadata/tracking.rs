//! URL parameters that only track readers: which campaign, button or person brought them.
//!
//! The list comes from ClearURLs (`data.min.json` of ClearURLs/Rules, read in 2026). The parameters of the share
//! buttons of WeChat and Weibo and of Baidu's statistics (`hmsr` and the like) come from what their own pages add. Only
//! names with no other meaning on that host are listed, because breaking a page is not worth the risk.

/// Names that only track, on any host. A name that ends in `*` is a prefix.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "utm_*", "mtm_*", "ga_*", "itm_campaign", "itm_medium", "itm_source", "hmb_campaign", "hmb_medium", "hmb_source",
    "fbclid", "gclid", "dclid", "yclid", "msclkid", "twclid", "srsltid", "gs_l", "_ga", "_gl", "_openstat", "cmpid",
    "__twitter_impression", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "mkt_tok", "mc_eid", "mc_cid",
    "mc_tc", "_hsenc", "__hsfp", "__hssc", "__hstc", "hsCtaTracking", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv",
    "rb_clickid", "wickedid", "ml_subscriber", "ml_subscriber_hash", "s_cid", "Echobox", "tracking_source", "igshid",
    "spm", "spm_id_from", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "isappinstalled",
];

/// Names that only track on a host and its subdomains.
#[rustfmt::skip]
const ON_HOST: &[(&str, &[&str])] = &[
    ("weixin.qq.com", &[
        "scene", "subscene", "srcid", "sharer_*", "ascene", "devicetype", "nettype", "pass_ticket", "exportkey", "wx_header",
        "session_us", "sessionid", "clicktime", "enterid", "mpshare", "from", "winzoom", "uin", "key", "fontgear",
    ]),
    ("weibo.com", &["refer_flag", "wvr", "sudaref", "_rand", "jumpfrom", "dt_dapp", "from", "mod"]),
    ("weibo.cn", &["refer_flag", "wvr", "sudaref", "_rand", "jumpfrom", "dt_dapp", "from"]),
    ("bilibili.com", &[
        "from", "from_source", "seid", "share_*", "msource", "refer_from", "unique_k", "vd_source", "plat_id", "buvid",
        "is_story_h5", "up_id", "bbid",
    ]),
    ("xiaohongshu.com", &[
        "xhsshare", "author_share", "xsec_source", "share_from_user_hidden", "app_version", "app_platform", "apptime",
        "appuid", "shareRedId", "share_id", "exSource",
    ]),
    ("sohu.com", &["pvid", "scm"]),
    ("youtube.com", &["feature", "si", "pp", "kw"]),
    ("youtu.be", &["feature", "si", "pp", "kw"]),
    ("twitter.com", &["s", "t", "cn", "ref_src", "ref_url"]),
    ("x.com", &["s", "t", "cn", "ref_src", "ref_url"]),
    ("facebook.com", &["mibextid", "__tn__", "hc_*", "sfnsn", "wtsid", "paipv", "_rdr", "rdr"]),
    ("nytimes.com", &["smid"]),
    ("bbc.com", &["xtor", "at_*"]),
    ("bbc.co.uk", &["xtor", "at_*"]),
    ("theguardian.com", &["CMP"]),
    ("medium.com", &["source"]),
    ("reuters.com", &["taid"]),
];

/// The values of `from` with which WeChat says where a link was shared.
const SHARED_FROM: &[&str] = &["timeline", "singlemessage", "groupmessage", "appmsg", "message"];

/// Whether a parameter of a URL on `host` only tracks.
pub(super) fn is_tracking(host: &str, name: &str, value: &str) -> bool {
    let named = |known: &&str| match known.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *known,
    };
    let on_host =
        |known: &str| host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    ANYWHERE.iter().any(&named)
        || (name == "from" && SHARED_FROM.contains(&value))
        || ON_HOST.iter().any(|(known, names)| on_host(known) && names.iter().any(&named))
}

#[cfg(test)]
mod tests {
    use super::is_tracking;

    #[test]
    fn what_a_page_needs_is_kept() {
        assert!(is_tracking("example.org", "utm_source", "x"));
        assert!(is_tracking("mp.weixin.qq.com", "scene", "21"));
        assert!(is_tracking("example.org", "from", "timeline"));
        assert!(is_tracking("www.bilibili.com", "vd_source", "x"));
        for (host, name) in [
            ("example.org", "from"),
            ("example.org", "scene"),
            ("mp.weixin.qq.com", "__biz"),
            ("mp.weixin.qq.com", "chksm"),
            ("notweibo.com", "refer_flag"),
            ("www.youtube.com", "v"),
        ] {
            assert!(!is_tracking(host, name, "1"), "{host} {name}");
        }
    }
}
