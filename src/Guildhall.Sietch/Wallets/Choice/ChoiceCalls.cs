using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Wallets.Proofs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Sietch.Wallets.Choice;

/// <summary>What the script behind a page may ask: so often by one network, and from no other site. It reads why not as problem
/// details, wherever the page lies.</summary>
internal sealed class ChoiceCalls(Cooldowns cooldowns)
{
    private static readonly Cooldown perNetwork = new(60, TimeSpan.FromMinutes(1));

    private static readonly Refusal elsewhere = new(
        "sietch.other_site",
        "Another page asked for this. Open the page itself and sign there."
    );

    /// <param name="scope">Of calls that are counted together.</param>
    public async Task<IResult> LimitedAsync(HttpContext http, string scope, Func<Task<IResult>> answer)
    {
        // Another site can make a browser post, and is told apart by the browser itself.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return Refused(StatusCodes.Status403Forbidden, elsewhere);
        }

        var network = CallerAddress.NetworkOf(CallerAddress.Of(http));
        if (!cooldowns.TryTake(scope, 0, network, perNetwork, out var wait))
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                .ToString("0", CultureInfo.InvariantCulture);
            return Refused(StatusCodes.Status429TooManyRequests, ProofRefusals.TooFast);
        }

        return await answer();
    }

    public static IResult Refused(Refusal refusal) =>
        Refused(
            refusal == ProofRefusals.Unknown ? StatusCodes.Status404NotFound
                : refusal == ProofRefusals.ChainSilent ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status422UnprocessableEntity,
            refusal
        );

    private static IResult Refused(int status, Refusal refusal) =>
        Results.Problem(
            refusal.Message,
            statusCode: status,
            title: ReasonPhrases.GetReasonPhrase(status),
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code }
        );
}
