namespace Guildhall.Simulator.Rest;

/// <summary>An image or a sound inside JSON: <c>data:image/png;base64,…</c></summary>
internal sealed record DataUri(string ContentType, byte[] Bytes)
{
    /// <summary>Null, with a fault in the form, when it is none of that kind.</summary>
    /// <param name="kind"><c>image</c> or <c>audio</c>.</param>
    /// <exception cref="ApiException">50045: larger than that many bytes.</exception>
    public static DataUri? Read(Form form, string name, string kind, int limit)
    {
        if (form.Text(name, isRequired: true) is not { } text)
        {
            return null;
        }

        var head = text.IndexOf(";base64,", StringComparison.Ordinal);
        var bytes = new byte[Math.Max(0, text.Length)];
        if (
            head < 0
            || !text.StartsWith($"data:{kind}/", StringComparison.Ordinal)
            || !Convert.TryFromBase64String(text[(head + 8)..], bytes, out var length)
        )
        {
            form.Fault(name, "BINARY_TYPE_PARSE", $"Not a data URI of an {kind}.");
            return null;
        }

        return length > limit ? throw Refusals.FileTooLarge : new(text[5..head], bytes[..length]);
    }
}
