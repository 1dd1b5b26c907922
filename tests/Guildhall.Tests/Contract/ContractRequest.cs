using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Tests.Contract;

/// <summary>The request's side of an exchange: parameters, headers, body.</summary>
internal sealed partial class ContractRequest(ContractSpec spec, ContractOperation operation, ContractExchange exchange)
{
    private const int ReasonLimit = 512;

    private readonly List<ContractFault> faults = [];

    /// <summary>Fields and parameters that the description does not have; Discord ignores them.</summary>
    public List<string> Unknown { get; } = [];

    public async Task<IReadOnlyList<ContractFault>> CheckAsync(IReadOnlyDictionary<string, string> path)
    {
        Parameters(path);
        Headers();
        await BodyAsync();
        return faults;
    }

    private void Parameters(IReadOnlyDictionary<string, string> path)
    {
        var query = ContractCheck.Query(exchange);
        foreach (var parameter in operation.Parameters)
        {
            var name = (string)parameter["name"]!;
            var isPath = (string)parameter["in"]! == "path";
            string[]? values = isPath ? [path[name]] : query.GetValueOrDefault(name);
            if (values is not null)
            {
                var schema = spec.Schema(parameter["schema"]!);
                faults.AddRange(ContractWalker.Check(schema, ContractTypes.Coerce(schema, values), $"?{name}"));
            }
            else if ((bool?)parameter["required"] ?? false)
            {
                faults.Add(new($"?{name}", "is required and missing"));
            }

            query.Remove(name);
        }

        Unknown.AddRange(query.Keys.Select(name => $"?{name}"));
    }

    private void Headers()
    {
        var headers = exchange.RequestHeaders;
        var authorization = headers.Authorization.ToString();
        var isOfPerson = operation.TakesPeople && authorization.StartsWith("Bearer ", StringComparison.Ordinal);
        if (operation.NeedsToken && !isOfPerson && !authorization.StartsWith("Bot ", StringComparison.Ordinal))
        {
            faults.Add(new("Authorization", "must be a bot's token"));
        }

        if (!exchange.IsOurs)
        {
            return;
        }

        if (!AgentForm().IsMatch(headers.UserAgent.ToString()))
        {
            faults.Add(new("User-Agent", "must be: DiscordBot (address, version)"));
        }

        var reason = headers["X-Audit-Log-Reason"].ToString();
        if (reason.Any(letter => letter is < ' ' or > '~') || Uri.UnescapeDataString(reason).Length > ReasonLimit)
        {
            faults.Add(new("X-Audit-Log-Reason", $"must be percent-encoded and at most {ReasonLimit} characters"));
        }
    }

    private async Task BodyAsync()
    {
        var type = exchange.RequestHeaders.ContentType.ToString().Split(';')[0].Trim().ToLowerInvariant();
        if (exchange.RequestBody.Length == 0)
        {
            // Discord reads no body as an empty one; our own client is held to the letter.
            if (operation.NeedsBody && (exchange.IsOurs || !TakesNothing()))
            {
                faults.Add(new("body", "is required and missing"));
            }

            return;
        }

        if (operation.Bodies.Count == 0)
        {
            // `{}` where nothing is expected harms nobody: Discord does not look.
            Unknown.Add("body");
            return;
        }

        if (!operation.Bodies.TryGetValue(type, out var content))
        {
            faults.Add(new("Content-Type", $"must be {string.Join(" or ", operation.Bodies.Keys)}, not '{type}'"));
            return;
        }

        var value = type switch
        {
            "application/json" => Json(exchange.RequestBody, "body"),
            "multipart/form-data" => await ContractMultipart.ReadAsync(exchange, faults),
            _ => null,
        };
        if (value is { } body)
        {
            Check(content, body);
        }
    }

    // Of others Discord takes no body for an empty one: a message without any is refused as empty, not as no JSON.
    private bool TakesNothing() =>
        operation.Bodies.Values.Any(body =>
            ContractWalker.Check(spec.Schema(body), ContractTypes.Parse("{}"u8.ToArray())).Count == 0
        );

    private void Check(JsonNode content, JsonElement body)
    {
        var schema = spec.Schema(content);
        faults.AddRange(ContractWalker.Check(schema, body, forgives: !exchange.IsOurs));
        // A part files[n] of a callback is not in the description, though the documentation allows it.
        Unknown.AddRange(
            ContractWalker.Unknown([schema], body, "").Where(at => !at.StartsWith("/files[", StringComparison.Ordinal))
        );
    }

    private JsonElement? Json(byte[] bytes, string at)
    {
        try
        {
            return ContractTypes.Parse(bytes);
        }
        catch (JsonException wrong)
        {
            faults.Add(new(at, $"is not JSON: {wrong.Message}"));
            return null;
        }
    }

    [GeneratedRegex(@"^DiscordBot \([^\s,]+, ?[^)]+\)")]
    private static partial Regex AgentForm();
}
