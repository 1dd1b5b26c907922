using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary><c>/sim/chain</c>: the head and the holders; blocks, claims, burns and reorganisations on demand.</summary>
internal static partial class ChainControl
{
    private const int MostBlocks = 100_000;
    private const int DeepestReorganisation = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sim/chain", (LocalChain chain) => Results.Json(Show(chain)));
        endpoints.MapPost("/sim/chain", ActAsync);
    }

    private static async Task<IResult> ActAsync(HttpRequest request, LocalChain chain, CancellationToken cancellation)
    {
        if (await JsonBody.ReadAsync(request, cancellation) is not { } body)
        {
            return Refuse("The body is a JSON object with claim, burn, mine or reorg.");
        }

        // All of it is looked at before any of it is done.
        if (!TryReadClaim(body, out var claim, out var why) || !TryReadBurn(body, out var burn, out why))
        {
            return Refuse(why);
        }

        if (!IsCount(body, "mine", MostBlocks) || !IsCount(body, "reorg", DeepestReorganisation))
        {
            return Refuse($"mine is 1 to {MostBlocks} blocks, reorg 1 to {DeepestReorganisation}.");
        }

        if (body.Whole("reorg") is { } depth)
        {
            chain.Reorganise((ulong)depth);
        }

        claim?.Invoke(chain);
        burn?.Invoke(chain);
        if (body.Whole("mine") is { } blocks)
        {
            chain.Mine((ulong)blocks);
        }

        return Results.Json(Show(chain));
    }

    private static bool TryReadClaim(JsonObject body, out Action<LocalChain>? claim, out string why)
    {
        (claim, why) = (null, "");
        if (body["claim"] is null)
        {
            return true;
        }

        var told = body.Child("claim");
        var to = Address(told.Text("to"));
        var account = told.Text("account") is { } caller ? Address(caller) : to;
        var vault = told.Text("vault") is { } one ? Address(one) : LocalChain.Vaults[0];
        if (to is null || account is null || vault is null || Amount(told.Text("amount")) is not { } amount)
        {
            why = "claim needs to (an address) and amount (decimal digits); account and vault are addresses.";
            return false;
        }

        claim = chain => chain.Claim(vault, account, to, amount);
        return true;
    }

    private static bool TryReadBurn(JsonObject body, out Action<LocalChain>? burn, out string why)
    {
        (burn, why) = (null, "");
        if (body["burn"] is null)
        {
            return true;
        }

        var told = body.Child("burn");
        if (Address(told.Text("from")) is not { } from || Amount(told.Text("amount")) is not { } amount)
        {
            why = "burn needs from (an address) and amount (decimal digits).";
            return false;
        }

        burn = chain => chain.Burn(from, amount);
        return true;
    }

    private static bool IsCount(JsonObject body, string name, int most) =>
        body[name] is null || (body.Whole(name) is { } count && count >= 1 && count <= most);

#pragma warning disable CA1308 // Addresses are lower case on the wire.
    private static string? Address(string? text) =>
        text is not null && AddressShape().IsMatch(text) ? text.ToLowerInvariant() : null;
#pragma warning restore CA1308

    private static BigInteger? Amount(string? text) =>
        BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && amount.GetBitLength() <= 256
            ? amount
            : null;

    private static IResult Refuse(string why) =>
        Results.Json(new { error = why }, statusCode: StatusCodes.Status400BadRequest);

    private static JsonObject Show(LocalChain chain)
    {
        var height = chain.Height;
        return new JsonObject
        {
            ["chainId"] = LocalChain.Id,
            ["head"] = new JsonObject { ["number"] = height, ["hash"] = chain.TryHash(height) },
            ["token"] = LocalChain.Token,
            ["vaults"] = new JsonArray([.. LocalChain.Vaults.Select(vault => (JsonNode)vault)]),
            ["holders"] = new JsonArray([
                .. chain
                    .Holders()
                    .Select(holder =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["address"] = holder.Address,
                                ["claimed"] = holder.Claimed.ToString(CultureInfo.InvariantCulture),
                                ["burned"] = holder.Burned.ToString(CultureInfo.InvariantCulture),
                            }
                    ),
            ]),
        };
    }

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{40}\z")]
    private static partial Regex AddressShape();
}
