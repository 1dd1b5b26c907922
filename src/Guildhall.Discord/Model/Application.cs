namespace Guildhall.Discord.Model;

public sealed record Application
{
    public Snowflake<Application> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public int? Flags { get; init; }

    public User? Owner { get; init; }

    /// <summary>Hex of the Ed25519 key that signs interactions sent over HTTP.</summary>
    public string? VerifyKey { get; init; }

    /// <summary>Where Discord posts interactions; null where it sends them over the gateway.</summary>
    public string? InteractionsEndpointUrl { get; init; }
}
