using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>The answer's side of an exchange: status, headers, body.</summary>
internal static class ContractResponse
{
    private static readonly string[] OfLimited = ["Retry-After", "X-RateLimit-Scope"];

    public static IEnumerable<ContractViolation> Check(
        ContractSpec spec,
        ContractOperation operation,
        ContractExchange exchange
    )
    {
        if (exchange.Status == 501)
        {
            // Not simulated, and it says so.
            return [Fault("status", "is not simulated", isWarning: true)];
        }

        if (exchange.Status >= 500 || spec.Response(operation, exchange.Status) is not { } response)
        {
            var text = ContractTypes.Text(exchange.ResponseBody);
            return [Fault("status", $"{exchange.Status} is not documented for {operation.Template}: {text}")];
        }

        return [.. Headers(exchange), .. Body(spec, response, exchange)];
    }

    private static IEnumerable<ContractViolation> Headers(ContractExchange exchange)
    {
        var headers = exchange.ResponseHeaders;
        if (exchange.Status == 429)
        {
            return OfLimited
                .Where(name => !headers.ContainsKey(name))
                .Select(name => Fault(name, "is missing from a 429"));
        }

        return Number(headers["X-RateLimit-Remaining"]) > Number(headers["X-RateLimit-Limit"])
            ? [Fault("X-RateLimit-Remaining", "exceeds the limit")]
            : [];
    }

    private static IEnumerable<ContractViolation> Body(
        ContractSpec spec,
        JsonObject response,
        ContractExchange exchange
    )
    {
        var bytes = exchange.ResponseBody;
        if (response["content"] is not JsonObject contents)
        {
            return bytes.Length == 0 ? [] : [Fault("body", $"must be empty, not {ContractTypes.Text(bytes)}")];
        }

        var type = exchange.ResponseHeaders.ContentType.ToString().Split(';')[0].Trim();
        if (contents[type] is not { } content)
        {
            var known = string.Join(" or ", contents.Select(c => c.Key));
            return [Fault("Content-Type", $"must be {known}, not '{type}'")];
        }

        if (type != "application/json")
        {
            return [];
        }

        try
        {
            var value = ContractTypes.Parse(bytes);
            var schema = spec.Schema(content["schema"]!);
            return
            [
                .. ContractWalker.Check(schema, value).Select(fault => Fault(fault.Path, fault.Message)),
                .. ContractWalker.Unknown([schema], value, "").Select(at => Fault(at, "is unknown", isWarning: true)),
            ];
        }
        catch (JsonException wrong)
        {
            return [Fault("body", $"is not JSON: {wrong.Message}")];
        }
    }

    private static double? Number(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ContractViolation Fault(string at, string message, bool isWarning = false) =>
        new(ContractSide.Simulator, at, message, isWarning);
}
