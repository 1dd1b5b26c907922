using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Wallets;

/// <summary>What happens to a member's wallets, with everything that follows from it, in one unit each.</summary>
internal sealed class WalletDesk(Db db, LinkChanges links, WalletEffects effects)
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

                var outcome = await links.LinkAsync(unit, made);
                var gain =
                    outcome.Result == LinkResult.Linked
                        ? await effects.OfGainAsync(unit, token.Tenant, pass.UserId, wallet, outcome.Others)
                        : "";
                var text = WalletText.Of(outcome, gain);
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
    /// <returns>What the member reads; null where they have no such wallet.</returns>
    public Task<string?> UnlinkAsync(
        TenantId tenant,
        Snowflake<User> user,
        LinkId link,
        CancellationToken cancellation
    ) =>
        db.WriteAsync<string?>(
            async unit =>
            {
                if (await links.UnlinkAsync(unit, tenant, user, link) is not { } gone)
                {
                    return null;
                }

                if (gone.Lost is not { } lost)
                {
                    return "Your claim is withdrawn.";
                }

                var loss = await effects.OfLossAsync(unit, tenant, lost);
                await FollowLossAsync(unit, tenant, gone.Next);
                return $"Unlinked. {loss} What it signed in to on the web has ended.";
            },
            cancellation
        );

    /// <summary>An admin takes a wallet from whoever has it, and they are told.</summary>
    /// <returns>False where nobody has it.</returns>
    public Task<bool> FreeAsync(WalletRelease release, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await links.FreeAsync(unit, release) is not { } freed)
                {
                    return false;
                }

                var (tenant, member) = (release.Tenant, freed.Lost.Member);
                var loss = await effects.OfLossAsync(unit, tenant, freed.Lost);
                var told = $"{loss} Their reason: {ReadableText.Plain(release.Reason)}";
                await WalletAlerts.QueueAsync(unit, tenant, member, AlertKind.WalletFreed, freed.Link, told);
                await FollowLossAsync(unit, tenant, freed.Next);
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
                if (await links.RefuseAsync(unit, tenant, holder, claim) is not { } refused)
                {
                    return false;
                }

                await WalletAlerts.QueueAsync(unit, tenant, refused.Member, AlertKind.WalletRefused, claim);
                return true;
            },
            cancellation
        );

    /// <summary>A claim's time has come; nothing where it is settled.</summary>
    public Task MoveAsync(TenantId tenant, LinkId claim, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await links.MoveAsync(unit, tenant, claim) is not { } move)
                {
                    return;
                }

                if (move.From is { } from)
                {
                    var loss = await effects.OfLossAsync(unit, tenant, from);
                    await WalletAlerts.QueueAsync(unit, tenant, from.Member, AlertKind.WalletMoved, claim, loss);
                }

                await FollowLossAsync(unit, tenant, move.To);
            },
            cancellation
        );

    /// <summary>A wallet is somebody's no more: what it opened, their roles and their place on the waiting list follow.</summary>
    /// <param name="next">Who has it now.</param>
    private static async Task FollowLossAsync(Unit unit, TenantId tenant, GrantedClaim? next)
    {
        if (next is not null)
        {
            await WalletAlerts.QueueAsync(unit, tenant, next.Member, AlertKind.WalletGranted, next.Link);
        }

        await MemberSessions.EndUnlinkedAsync(unit, tenant);
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
            await WalletAlerts.QueueAsync(unit, tenant, holder, AlertKind.WalletClaimed, claim);
            await unit.EnqueueAsync(new MoveWalletJob(tenant, claim), movesAt);
        }
    }
}
