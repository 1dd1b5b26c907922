using Guildhall.Core.Commands;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>Somebody wants to prove a wallet.</summary>
/// <param name="Name">Of their account, for the page to show whose link it is.</param>
/// <param name="Answer">The reply that says afterwards what came of it.</param>
internal sealed record ProofOrder(
    TenantId Tenant,
    Snowflake<Guild> Guild,
    Snowflake<User> User,
    string Name,
    InteractionReference Answer
);
