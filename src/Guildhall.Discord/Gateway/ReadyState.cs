using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>The start of a session, as READY tells it.</summary>
internal sealed record ReadyState
{
    public string SessionId
    {
        get => field ?? "";
        init;
    }

    public string? ResumeGatewayUrl { get; init; }

    public User? User { get; init; }

    public Application? Application { get; init; }
}
