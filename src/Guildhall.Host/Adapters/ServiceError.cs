using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guildhall.Host.Adapters;

/// <summary>The machine's word for an error (<c>rate_limit_error</c>), the only part of an error body that is safe to
/// repeat: its sentences may quote our request or our key.</summary>
internal static partial class ServiceError
{
    /// <summary>The first of the names that the <c>error</c> object has and that is a plain word; else null.</summary>
    public static string? Code(ReadOnlyMemory<byte> body, params ReadOnlySpan<string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("error", out var error)
            )
            {
                return null;
            }

            // OAuth says {"error":"invalid_grant"}, the others {"error":{"code":…}}.
            if (error.ValueKind == JsonValueKind.String)
            {
                return Plain(error);
            }

            foreach (var name in names)
            {
                if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value))
                {
                    if (Plain(value) is { } code)
                    {
                        return code;
                    }
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && Word().IsMatch(text) ? text : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z_]{1,47}$")]
    private static partial Regex Word();
}
