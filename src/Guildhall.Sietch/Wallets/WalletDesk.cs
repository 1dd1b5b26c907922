using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Wallets;

/// <summary>What happens to a member's wallets, with everything that follows from it, in one unit each.</summary>
internal sealed class WalletDesk(Db db, LinkVault vault)
{
    public const int MostWallets = 10;

    /// <summary>Uses the one-time link up and links the wallet that was proven with it.</summary>
    /// <returns>What the member reads.</returns>
    public Task<Result<string>> LinkAsync(
        ProofToken token,
        ProofPass pass,
        Address wallet,
        CancellationToken cancellation
    )
    {
        var made = new NewLink
        {
            Tenant = token.Tenant,
            User = pass.UserId,
            Wallet = wallet,
            Most = MostWallets,
        };
        return db.WriteAsync<Result<string>>(
            async unit =>
            {
                var use = new
                {
                    token.Tenant,
                    token.Hash,
                    unit.Now,
                };
                if (await unit.ExecuteAsync(ProofSql.Use, use) == 0)
                {
                    return ProofRefusals.Unknown;
                }

                var outcome = await vault.LinkAsync(unit, made);
                var text = WalletText.Of(outcome);
                await FollowAsync(unit, token.Tenant, outcome);
                if (pass.Answer is { } answer)
                {
                    var reference = JsonSerializer.Deserialize(answer, WalletsJson.Default.InteractionReference)!;
                    await unit.EnqueueAsync(new EditVerifyJob(reference, text));
                }

                return text;
            },
            cancellation
        );
    }

    /// <summary>Takes a wallet from a member who wants it gone, or their own claim to one.</summary>
    /// <returns>False where they have no such wallet.</returns>
    public Task<bool> UnlinkAsync(TenantId tenant, Snowflake<User> user, LinkId link, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await vault.UnlinkAsync(unit, tenant, user, link) is not { } gone)
                {
                    return false;
                }

                await FollowLossAsync(unit, tenant);
                if (gone.Next is { } next)
                {
                    await unit.EnqueueAsync(new TellMemberJob(tenant, next, WalletNotice.ClaimGranted, null));
                }

                return true;
            },
            cancellation
        );

    /// <summary>An admin takes a wallet from whoever has it, and they are told.</summary>
    /// <returns>False where nobody has it.</returns>
    public Task<bool> FreeAsync(WalletRelease release, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await vault.FreeAsync(unit, release) is not { } freed)
                {
                    return false;
                }

                await FollowLossAsync(unit, release.Tenant);
                await AlertBook.QueueAsync(
                    unit,
                    new()
                    {
                        Tenant = release.Tenant,
                        Member = freed.Member,
                        Kind = AlertKind.WalletFreed,
                        Key = $"freed:{freed.Link}",
                        Detail = $"Their reason: {release.Reason}",
                    }
                );
                if (freed.Next is { } next)
                {
                    await unit.EnqueueAsync(new TellMemberJob(release.Tenant, next, WalletNotice.ClaimGranted, null));
                }

                return true;
            },
            cancellation
        );

    /// <summary>The holder of a wallet objects to a claim.</summary>
    /// <returns>False where there is no such claim any more.</returns>
    public Task<bool> RefuseAsync(
        TenantId tenant,
        Snowflake<User> holder,
        LinkId claim,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                if (await vault.RefuseAsync(unit, tenant, holder, claim) is not { } claimant)
                {
                    return false;
                }

                await unit.EnqueueAsync(new TellMemberJob(tenant, claimant, WalletNotice.ClaimRefused, null));
                return true;
            },
            cancellation
        );

    /// <summary>A claim's time has come; nothing where it is settled.</summary>
    public Task MoveAsync(TenantId tenant, LinkId claim, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await vault.MoveAsync(unit, tenant, claim) is not { } move)
                {
                    return;
                }

                await FollowLossAsync(unit, tenant);
                await unit.EnqueueAsync(new TellMemberJob(tenant, move.To, WalletNotice.ClaimGranted, null));
                if (move.From is { } from)
                {
                    await unit.EnqueueAsync(new TellMemberJob(tenant, from, WalletNotice.MovedAway, null));
                }
            },
            cancellation
        );

    /// <summary>A wallet is somebody's no more: their roles and their place on the waiting list follow.</summary>
    private static async Task FollowLossAsync(Unit unit, TenantId tenant)
    {
        await WaitlistBook.EndUnlinkedAsync(unit, tenant);
        await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
    }

    private static async Task FollowAsync(Unit unit, TenantId tenant, LinkOutcome outcome)
    {
        if (outcome.Result == LinkResult.Linked)
        {
            await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
        }

        if (outcome is { Holder: { } holder, Link: { } claim, MovesAt: { } movesAt })
        {
            await unit.EnqueueAsync(new TellMemberJob(tenant, holder, WalletNotice.Claimed, movesAt));
            await unit.EnqueueAsync(new MoveWalletJob(tenant, claim), movesAt);
        }
    }
}
