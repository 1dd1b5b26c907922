using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;

namespace Guildhall.Simulator.SignIn;

/// <summary>A refusal in OAuth2's own form: <c>{error, error_description}</c>. Source: RFC 6749 §5.2</summary>
internal sealed class OAuthException(int status, string error, string description) : Exception(description)
{
    public string Error => error;

    public static OAuthException InvalidClient => new(401, "invalid_client", "Invalid client credentials.");

    public static OAuthException InvalidGrant(string field) =>
        new(400, "invalid_grant", $"Invalid \"{field}\" in request.");

    public static OAuthException InvalidRequest(string field) =>
        new(400, "invalid_request", $"Invalid \"{field}\" in request.");

    public Answer ToAnswer() => new(status, new JsonObject { ["error"] = error, ["error_description"] = Message });
}
