using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.SignIn;

/// <summary>
/// Codes and tokens of OAuth2, as Discord hands them out. Whoever uses it holds the universe's gate.
/// Source: discord.com/developers/docs/topics/oauth2
/// </summary>
internal sealed class SignInDesk(Universe world)
{
    public const int LifetimeSeconds = 604_800;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, GivenCode> codes = [];
    private readonly Dictionary<string, SimGrant> byAccess = [];
    private readonly Dictionary<string, SimGrant> byRefresh = [];

    /// <summary>A code for one use, once the person has said yes.</summary>
    public string Allow(AuthorizeRequest asked, SimUser person)
    {
        foreach (var (old, _) in codes.Where(c => c.Value.Ends + CodeLifetime < world.Now).ToArray())
        {
            codes.Remove(old);
        }

        var code = NewToken(24);
        codes[code] = new(asked, person, world.Now + CodeLifetime);
        return code;
    }

    /// <exception cref="OAuthException">The code is used, old or another's, or the verifier does not fit.</exception>
    public SimGrant Redeem(SimBot bot, string? code, string? redirectUri, string? verifier)
    {
        if (code is null || !codes.TryGetValue(code, out var given) || given.Asked.Bot != bot)
        {
            throw OAuthException.InvalidGrant("code");
        }

        if (given.Grant is { } stolen)
        {
            // A code that comes a second time has been seen by somebody else: what the first use gave ends too.
            Forget(stolen);
            throw OAuthException.InvalidGrant("code");
        }

        if (given.Ends <= world.Now)
        {
            throw OAuthException.InvalidGrant("code");
        }

        if (redirectUri != given.Asked.RedirectUri)
        {
            throw OAuthException.InvalidGrant("redirect_uri");
        }

        if (!Fits(given.Asked, verifier))
        {
            throw OAuthException.InvalidGrant("code_verifier");
        }

        given.Grant = Give(bot, given.Person, given.Asked.Scopes);
        return given.Grant;
    }

    /// <exception cref="OAuthException">Unknown, revoked or another application's.</exception>
    public SimGrant Refresh(SimBot bot, string? token)
    {
        if (token is null || !byRefresh.TryGetValue(token, out var grant) || grant.Bot != bot)
        {
            throw OAuthException.InvalidGrant("refresh_token");
        }

        Forget(grant);
        return Give(bot, grant.User, grant.Scopes);
    }

    /// <summary>Either token ends both; what is unknown changes nothing.</summary>
    public void Revoke(SimBot bot, string token)
    {
        var grant = byAccess.GetValueOrDefault(token) ?? byRefresh.GetValueOrDefault(token);
        if (grant?.Bot == bot)
        {
            Forget(grant);
        }
    }

    /// <summary>Null where the token is unknown, revoked or over.</summary>
    public SimGrant? TryFind(string accessToken) =>
        byAccess.TryGetValue(accessToken, out var grant) && grant.Ends > world.Now ? grant : null;

    private SimGrant Give(SimBot bot, SimUser person, IReadOnlySet<string> scopes)
    {
        var grant = new SimGrant(bot, person, scopes)
        {
            AccessToken = NewToken(24),
            RefreshToken = NewToken(24),
            Ends = world.Now.AddSeconds(LifetimeSeconds),
        };
        byAccess[grant.AccessToken] = grant;
        byRefresh[grant.RefreshToken] = grant;
        return grant;
    }

    private void Forget(SimGrant grant)
    {
        byAccess.Remove(grant.AccessToken);
        byRefresh.Remove(grant.RefreshToken);
    }

    // A challenge that was announced has to be met; without one there is nothing to show.
    private static bool Fits(AuthorizeRequest asked, string? verifier) =>
        asked.Challenge is not { } challenge
        || (
            verifier is { Length: >= 43 and <= 128 }
            && challenge
                == (
                    asked.ChallengeMethod == "plain"
                        ? verifier
                        : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
                )
        );

    private static string NewToken(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private sealed record GivenCode(AuthorizeRequest Asked, SimUser Person, DateTimeOffset Ends)
    {
        public SimGrant? Grant { get; set; }
    }
}
