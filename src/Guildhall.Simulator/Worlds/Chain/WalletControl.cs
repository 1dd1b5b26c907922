using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary><c>/sim/wallets</c>: what the page <c>/wallet.html</c> stands on. Signs for whoever asks.</summary>
internal static class WalletControl
{
    private const int LongestText = 10_000;
    private const int MostWallets = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/sim/wallets",
            (LocalWallets wallets, LocalChain chain) => Results.Json(Show(wallets, chain))
        );
        endpoints.MapPost("/sim/wallets", Add);
        endpoints.MapPost("/sim/wallets/{address}/sign", SignAsync);
    }

    private static IResult Add(LocalWallets wallets) =>
        wallets.All.Count < MostWallets
            ? Results.Json(new { address = wallets.Add().Address })
            : Refuse($"There are {MostWallets} wallets already.", StatusCodes.Status400BadRequest);

    private static async Task<IResult> SignAsync(
        string address,
        HttpRequest request,
        LocalWallets wallets,
        CancellationToken cancellation
    )
    {
        var wallet = wallets.All.FirstOrDefault(own =>
            string.Equals(own.Address, address, StringComparison.OrdinalIgnoreCase)
        );
        if (wallet is null)
        {
            return Refuse($"There is no wallet {address} here.", StatusCodes.Status404NotFound);
        }

        return (await JsonBody.ReadAsync(request, cancellation))?.Text("text") is { Length: <= LongestText } text
            ? Results.Json(new { signature = wallet.Sign(text) })
            : Refuse(
                $"The body is {{\"text\": …}} of up to {LongestText} characters.",
                StatusCodes.Status400BadRequest
            );
    }

    private static JsonArray Show(LocalWallets wallets, LocalChain chain)
    {
        var holders = chain.Holders().ToDictionary(holder => holder.Address, StringComparer.Ordinal);
        return
        [
            .. wallets.All.Select(wallet =>
            {
                var holder = holders.GetValueOrDefault(wallet.Address);
                return new JsonObject
                {
                    ["address"] = wallet.Address,
                    ["claimed"] = (holder?.Claimed ?? 0).ToString(CultureInfo.InvariantCulture),
                    ["burned"] = (holder?.Burned ?? 0).ToString(CultureInfo.InvariantCulture),
                };
            }),
        ];
    }

    private static IResult Refuse(string why, int status) => Results.Json(new { error = why }, statusCode: status);
}
