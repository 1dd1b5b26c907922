using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Guildhall.Core.Pages;

/// <summary>Text that is HTML. Whatever is interpolated into <see cref="Of"/> is encoded, unless it is HTML itself.</summary>
public readonly record struct Html(string Text)
{
    public static Html Empty { get; } = new("");

    public static Html Of(HtmlText text) => new(text.ToStringAndClear());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    /// <summary>Lines stay lines.</summary>
    public static Html Lines(string text) => new(Encode(text).Replace("\n", "<br>\n", StringComparison.Ordinal));

    public static Html If(bool isShown, Func<Html> part) => isShown ? part() : Empty;

    public override string ToString() => Text ?? "";

    /// <summary>Text of others cannot turn around what stands beside it.</summary>
    internal static string Encode(string? text) => WebUtility.HtmlEncode(ReadableText.WithoutTurns(text ?? ""));
}

/// <summary>Builds <see cref="Html"/> out of an interpolated text.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlText
{
    private readonly StringBuilder text;

    public HtmlText(int literalLength, int formattedCount) =>
        text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html html) => text.Append(html.Text);

    public void AppendFormatted<T>(T value) =>
        text.Append(Html.Encode(Convert.ToString(value, CultureInfo.InvariantCulture)));

    internal string ToStringAndClear() => text.ToString();
}
