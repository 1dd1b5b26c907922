using Guildhall.Core;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

internal static class EligibilityRefusals
{
    public const string NotSyncedCode = "sietch.not_synced";
    public const string NoEndpointCode = "sietch.no_endpoint";

    public static Refusal BeingRead { get; } =
        new(
            "sietch.chain_being_read",
            "The chain is being read again this moment; what is published stands. Ask again in some minutes."
        );

    public static Refusal NoWallet { get; } =
        new("sietch.no_wallet_linked", "You have not linked a wallet yet: `/verify` does.");

    public static Refusal NotOwn { get; } =
        new(
            "sietch.not_own_wallet",
            "That wallet is not linked to you. Others' standings are shown to admins alone; `/explain` without a wallet shows yours."
        );

    public static Refusal NotYet(Community community) =>
        community.IsFollowed
            ? new(NotSyncedCode, "The chain has not been read yet. `/sietch status` shows how it goes.")
            : new(
                NoEndpointCode,
                $"No node of the chain is known for {community.Tenant}: put one under sietch.chain.endpoints in its tenant file, or into GUILDHALL__SIETCH__ENDPOINTS."
            );
}
