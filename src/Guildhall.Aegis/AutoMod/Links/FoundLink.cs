namespace Guildhall.Aegis.AutoMod.Links;

/// <summary>An address in a text.</summary>
/// <param name="Host">Lower case, ASCII (IDN as <c>xn--</c>), without user, port and closing dot.</param>
/// <param name="Path">What follows the host, with its slash; empty for none.</param>
internal readonly record struct FoundLink(int Start, int End, string Host, string Path)
{
    /// <summary>False: only a host whose end might as well be a file's extension; a deny list still knows it.</summary>
    public bool IsCertain { get; init; }

    /// <summary>The text that is shown instead names another host.</summary>
    public bool IsMisleading { get; init; }

    /// <summary>A text is shown instead of it.</summary>
    public bool IsMasked { get; init; }

    /// <summary>It stands inside another address, which leads on to it.</summary>
    public bool IsNested { get; init; }

    /// <summary>A name stands before the host that looks like a host itself: <c>https://discord.com@evil.tld</c>.</summary>
    public bool HasUser { get; init; }
}
