using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.SignIn;

/// <summary><c>POST /oauth2/token</c> and <c>/oauth2/token/revoke</c>: forms only, as Discord takes nothing else.</summary>
internal sealed class TokenRoutes(Universe world, SignInDesk desk)
{
    public void Map(RestMap api)
    {
        api.Open("POST", "/oauth2/token", call => Answered(call, Token));
        api.Open("POST", "/oauth2/token/revoke", call => Answered(call, Revoke));
    }

    private static Answer Answered(Call call, Func<Call, Answer> handle)
    {
        try
        {
            return call.IsUrlEncoded ? handle(call) : throw OAuthException.InvalidRequest("content_type");
        }
        catch (OAuthException refusal)
        {
            return refusal.ToAnswer();
        }
    }

    private Answer Token(Call call)
    {
        var bot = Client(call);
        var grant = Field(call, "grant_type") switch
        {
            "authorization_code" => desk.Redeem(
                bot,
                Field(call, "code"),
                Field(call, "redirect_uri"),
                Field(call, "code_verifier")
            ),
            "refresh_token" => desk.Refresh(bot, Field(call, "refresh_token")),
            var other => throw new OAuthException(
                400,
                "unsupported_grant_type",
                $"Grant type {other ?? "None"} is not supported"
            ),
        };
        return Answer.Ok(
            new JsonObject
            {
                ["token_type"] = "Bearer",
                ["access_token"] = grant.AccessToken,
                ["expires_in"] = SignInDesk.LifetimeSeconds,
                ["refresh_token"] = grant.RefreshToken,
                ["scope"] = string.Join(' ', grant.Scopes),
            }
        );
    }

    private Answer Revoke(Call call)
    {
        var bot = Client(call);
        desk.Revoke(bot, Field(call, "token") ?? throw OAuthException.InvalidRequest("token"));
        return Answer.Ok(new JsonObject());
    }

    /// <summary>The application that asks: by HTTP Basic, or by the fields of the form.</summary>
    private SimBot Client(Call call)
    {
        var (id, secret) =
            Basic(call.Header("Authorization")) ?? (Field(call, "client_id"), Field(call, "client_secret"));
        var isId = ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var application);
        var bot = isId ? world.BotOfApplication(application) : null;
        return bot is not null && secret == bot.ClientSecret ? bot : throw OAuthException.InvalidClient;
    }

    private static (string? Id, string? Secret)? Basic(string header)
    {
        const string scheme = "Basic ";
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var length))
        {
            throw OAuthException.InvalidClient;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return (parts[0], parts.ElementAtOrDefault(1));
    }

    private static string? Field(Call call, string name) => call.Body[name]?.ToString();
}
