using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Guildhall.Discord.Rest;

/// <summary>Turns an error answer into an exception, whatever its body is: JSON, HTML, nothing.</summary>
internal static class ApiErrorReader
{
    private const int LongestMessage = 300;

    public static DiscordApiException Read(HttpResponseMessage answer, ReadOnlyMemory<byte> body, string route)
    {
        var (code, message, errors) = Parse(body);
        return new(answer.StatusCode, code, message ?? answer.ReasonPhrase ?? "No reason given.", route, errors)
        {
            RequestId = answer.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null,
            RetryAfter =
                answer.StatusCode == HttpStatusCode.TooManyRequests ? RateLimitAnswer.Wait(answer, body) : null,
        };
    }

    private static (int Code, string? Message, IReadOnlyList<ApiFieldError> Errors) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (0, null, []);
            }

            var errors = new List<ApiFieldError>();
            if (root.TryGetProperty("errors", out var tree))
            {
                Flatten(tree, "", errors);
            }

            return (Number(root, "code"), Text(root, "message"), errors);
        }
        catch (JsonException)
        {
            // An edge or proxy answered in HTML, or the body was cut off: the status says enough.
            return (0, null, []);
        }
    }

    private static void Flatten(JsonElement node, string path, List<ApiFieldError> errors)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in node.EnumerateObject())
        {
            if (property.NameEquals("_errors") && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var error in property.Value.EnumerateArray())
                {
                    errors.Add(new(path, Text(error, "code") ?? "", Text(error, "message") ?? ""));
                }
            }
            else
            {
                Flatten(property.Value, Join(path, property.Name), errors);
            }
        }
    }

    private static string Join(string path, string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return $"{path}[{name}]";
        }

        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private static int Number(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : 0;

    private static string? Text(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return text?.Length > LongestMessage ? text[..LongestMessage] : text;
    }
}
