using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Simulator.State;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Simulator.SignIn;

/// <summary>What an application asks of a person, checked.</summary>
internal sealed partial record AuthorizeRequest(SimBot Bot, string RedirectUri, IReadOnlySet<string> Scopes)
{
    /// <summary>What people can be asked for here; the others that Discord has are for its own programs or need approval.</summary>
    private static readonly HashSet<string> Known =
    [
        "identify",
        "email",
        "connections",
        "guilds",
        "guilds.join",
        "guilds.members.read",
        "openid",
        "role_connections.write",
    ];

    public string? State { get; init; }

    public string? Challenge { get; init; }

    public string ChallengeMethod { get; init; } = "S256";

    /// <exception cref="BadAuthorizeException">Told on a page where nobody trustworthy can be sent back to, else to the
    /// application.</exception>
    public static AuthorizeRequest Read(Universe world, Func<string, string?> field)
    {
        var isId = ulong.TryParse(field("client_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        if (!isId || world.BotOfApplication(id) is not { } bot)
        {
            throw new BadAuthorizeException("Unknown Application", null);
        }

        if (field("redirect_uri") is not { Length: > 0 } redirect || !bot.TakesRedirect(redirect))
        {
            throw new BadAuthorizeException("Invalid OAuth2 redirect_uri", null);
        }

        var state = field("state");
        var scopes = (field("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var (challenge, method) = (field("code_challenge"), field("code_challenge_method"));
        var error =
            field("response_type") != "code"
                ? ("unsupported_response_type", "Only the response type code is supported.")
            : scopes.Count == 0 || !scopes.IsSubsetOf(Known)
                ? ("invalid_scope", "The requested scope is invalid, unknown, or malformed.")
            : method is not (null or "S256" or "plain") ? ("invalid_request", "Unknown code_challenge_method.")
            : (challenge is null && method is not null) || (challenge is not null && !Verifiable().IsMatch(challenge))
                ? ("invalid_request", "A code_challenge was announced and is missing or malformed.")
            : ((string, string)?)null;
        if (error is var (code, description))
        {
            throw new BadAuthorizeException(
                description,
                Back(redirect, state, ("error", code), ("error_description", description))
            );
        }

        return new(bot, redirect, scopes)
        {
            State = state,
            Challenge = challenge,
            // RFC 7636 §4.3: without a method the verifier itself is the challenge.
            ChallengeMethod = method ?? "plain",
        };
    }

    public string ToCode(string code) => Back(RedirectUri, State, ("code", code));

    public string ToRefusal() =>
        Back(
            RedirectUri,
            State,
            ("error", "access_denied"),
            ("error_description", "The resource owner or authorization server denied the request")
        );

    private static string Back(string uri, string? state, params (string Name, string Value)[] fields)
    {
        var query = fields.ToDictionary(f => f.Name, f => (string?)f.Value);
        if (state is not null)
        {
            query["state"] = state;
        }

        return QueryHelpers.AddQueryString(uri, query);
    }

    [GeneratedRegex("^[A-Za-z0-9._~-]{43,128}$", RegexOptions.NonBacktracking)]
    private static partial Regex Verifiable();
}

/// <param name="message">What is wrong.</param>
/// <param name="back">Where the application is told; null where the person is told instead.</param>
internal sealed class BadAuthorizeException(string message, string? back) : Exception(message)
{
    public string? Back => back;
}
