using System.Collections.Frozen;

namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>Hosts and endings that mean something by themselves.</summary>
internal static class KnownHosts
{
    /// <summary>Sites whose whole purpose is to lead into a server.</summary>
    public static readonly DomainSet InviteSites = new([
        "dsc.gg",
        "discord.me",
        "discord.io",
        "discord.li",
        "discord.st",
        "discord.link",
        "discord.plus",
        "invite.gg",
        "disboard.org/server",
        "disboard.org/servers",
        "top.gg/servers",
        "discadia.com/server",
        "discords.com/servers",
        "discordlist.gg",
    ]);

    public static readonly DomainSet Redirectors = new([
        "google.com/url",
        "youtube.com/redirect",
        "l.facebook.com",
        "lm.facebook.com",
        "l.instagram.com",
        "steamcommunity.com/linkfilter",
        "out.reddit.com",
        "vk.com/away.php",
        "duckduckgo.com/l",
        "bing.com/ck",
        "slack-redir.net",
        "href.li",
        "anonym.to",
        "t.umblr.com",
    ]);

    public static readonly DomainSet Shorteners = new([
        "bit.ly",
        "t.co",
        "tinyurl.com",
        "goo.gl",
        "is.gd",
        "cutt.ly",
        "rb.gy",
        "shorturl.at",
        "ow.ly",
        "buff.ly",
        "rebrand.ly",
        "t.ly",
        "v.gd",
        "bl.ink",
        "tiny.cc",
        "adf.ly",
        "grabify.link",
        "iplogger.org",
        "2no.co",
    ]);

    /// <summary>Names that swindlers imitate.</summary>
    public static readonly DomainSet Imitated = new([
        "discord.com",
        "discord.gg",
        "discordapp.com",
        "discord.gift",
        "discordstatus.com",
        "discord.media",
        "steamcommunity.com",
        "steampowered.com",
        "roblox.com",
        "paypal.com",
        "google.com",
        "youtube.com",
        "twitch.tv",
        "github.com",
        "instagram.com",
        "facebook.com",
        "microsoft.com",
        "epicgames.com",
        "minecraft.net",
        "metamask.io",
        "opensea.io",
        "binance.com",
        "coinbase.com",
        "amazon.com",
        "netflix.com",
        "spotify.com",
        "telegram.org",
        "whatsapp.com",
    ]);

    public static readonly string[] ImitatedNames =
    [
        "discord",
        "discordapp",
        "steamcommunity",
        "steampowered",
        "roblox",
        "paypal",
        "youtube",
        "twitch",
        "github",
        "instagram",
        "facebook",
        "microsoft",
        "epicgames",
        "minecraft",
        "metamask",
        "opensea",
        "binance",
        "coinbase",
        "netflix",
        "spotify",
        "telegram",
        "whatsapp",
    ];

    /// <summary>Endings that people write without a scheme and mean an address.</summary>
    private static readonly FrozenSet<string> endings = """
        com net org info biz xyz online site shop store club top live link click gift gg io me tv app dev co uk de fr es it
        nl be ch at pl ru ua by kz cz sk hu ro bg gr tr pt br mx ar cl pe jp cn kr tw hk sg my th vn id in pk bd ir il sa ae
        eg za ng ke au nz ca us eu se no fi dk is ie lt lv ee rs hr si ba mk al md am ge az uz space website tech fun pro
        icu vip work world today news blog wiki host cloud games game chat zone life one win bid loan party gq cf ga ml tk
        cc ws to ly gl fm lol wtf best buzz monster rest quest cyou sbs cfd ink finance money cash credit exchange network
        digital agency solutions support center email social page art design media studio video gallery photos download
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsEnding(string label) =>
        endings.Contains(label) || label.StartsWith("xn--", StringComparison.Ordinal);
}
