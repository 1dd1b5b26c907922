using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>For whom a one-time link is, as long as it is good.</summary>
/// <param name="Answer">The interaction whose reply is edited afterwards, as JSON.</param>
internal sealed record ProofPass(
    Snowflake<Guild> GuildId,
    Snowflake<User> UserId,
    string UserName,
    string Nonce,
    string? Answer,
    DateTimeOffset EndsAt
)
{
    public override string ToString() => $"Proof of {UserId}";
}
