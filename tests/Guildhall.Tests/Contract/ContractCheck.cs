using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Tests.Contract;

/// <summary>Judges an exchange. The client answers for what it sends, the simulator for what it says to that.</summary>
internal static class ContractCheck
{
    public static async Task<IReadOnlyList<ContractViolation>> RunAsync(ContractSpec spec, ContractExchange exchange)
    {
        var (operation, values, reason) = Find(spec, exchange);
        if (operation is null)
        {
            // The simulator says 501 to what it does not have; a test may ask on purpose, our client may not.
            return exchange.IsOurs ? [new(ContractSide.Client, "route", reason)] : [];
        }

        var request = new ContractRequest(spec, operation, exchange);
        var wrong = await FaultsAsync(request, values!);
        List<ContractViolation> all = [.. wrong.Select(fault => Blame(exchange, fault))];
        all.AddRange(request.Unknown.Select(at => new ContractViolation(ContractSide.Client, at, "is unknown", true)));
        if (!exchange.IsFaulty)
        {
            all.AddRange(ContractResponse.Check(spec, operation, exchange));
        }

        return all;
    }

    private static async Task<IReadOnlyList<ContractFault>> FaultsAsync(
        ContractRequest request,
        IReadOnlyDictionary<string, string> values
    )
    {
        try
        {
            return [.. await request.CheckAsync(values)];
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or ArgumentException
                        or InvalidDataException
                        or IOException
            )
        {
            // Half a surrogate, a name twice, a form that breaks off: nothing that could be read.
            return [new("body", $"cannot be read ({exception.GetType().Name})")];
        }
    }

    private static (ContractOperation?, IReadOnlyDictionary<string, string>?, string Reason) Find(
        ContractSpec spec,
        ContractExchange exchange
    )
    {
        string[] segments =
        [
            .. exchange.Path[ContractSpec.Prefix.Length..].Split('/')[1..].Select(Uri.UnescapeDataString),
        ];
        var fitting = spec
            .Operations.Select(operation => (Operation: operation, Values: operation.Match(segments)))
            .Where(match => match.Values is not null)
            .ToArray();
        if (fitting.Length == 0)
        {
            return (null, null, "no such path in the description");
        }

        // Of …/{message_id} and …/@original the literal one is meant, whatever the method.
        var most = fitting[0].Operation.Literals;
        var found = fitting.FirstOrDefault(m => m.Operation.Literals == most && m.Operation.Method == exchange.Method);
        return found.Operation is null
            ? (null, null, $"{exchange.Method} is not allowed on this path")
            : (found.Operation, found.Values, "");
    }

    // A bad request of a test's own making is right to be refused, and wrong to be answered as if it were good.
    private static ContractViolation Blame(ContractExchange exchange, ContractFault fault) =>
        exchange switch
        {
            { IsOurs: true } => new(ContractSide.Client, fault.Path, fault.Message),
            { IsRefused: true } or { IsFaulty: true } or { Status: >= 500 } => new(
                ContractSide.Client,
                fault.Path,
                fault.Message,
                IsWarning: true
            ),
            _ => new(ContractSide.Simulator, fault.Path, $"{fault.Message}; it should have been refused"),
        };

    public static Dictionary<string, string[]> Query(ContractExchange exchange) =>
        QueryHelpers.ParseQuery(exchange.Query).ToDictionary(q => q.Key, q => q.Value.Select(v => v ?? "").ToArray());
}
