using Guildhall.Simulator.State;

namespace Guildhall.Simulator.SignIn;

/// <summary>What a person allowed an application: an access token, its scopes and its end.</summary>
internal sealed record SimGrant(SimBot Bot, SimUser User, IReadOnlySet<string> Scopes)
{
    public required string AccessToken { get; init; }

    public required string RefreshToken { get; init; }

    public required DateTimeOffset Ends { get; init; }
}
