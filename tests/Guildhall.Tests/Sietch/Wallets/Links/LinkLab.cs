using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Wallets.Links;

/// <summary>A vault on a database, and short words for what happens in it.</summary>
internal sealed class LinkLab(Db db, string folder)
{
    public static TenantId Tenant { get; } = new("arrakis");

    public static JoinReason Reason { get; } = new("system", "test");

    public LinkKeys Keys { get; } =
        new(Options.Create(new WalletLinkOptions()), Options.Create(new GuildhallOptions { Data = folder }));

    public LinkRows Rows => field ??= new(Keys);

    public LinkVault Vault => field ??= new(db, Rows);

    public LinkChanges Changes => field ??= new(Rows);

    /// <summary>What is published, once it is refreshed; nothing before.</summary>
    public PublishedShelf Shelf => field ??= new(new EligibilityBook(db), () => [Tenant]);

    public WalletDesk Desk => field ??= new(db, Changes, new WalletEffects(Shelf));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Address Wallet(int number) => Address.Parse($"0x{number:x40}");

    public Task<LinkOutcome> LinkAsync(ulong user, int wallet, int most = 10) =>
        db.WriteAsync(
            unit =>
                Changes.LinkAsync(
                    unit,
                    new()
                    {
                        Tenant = Tenant,
                        User = new(user),
                        Wallet = Wallet(wallet),
                        Most = most,
                    }
                ),
            Cancellation
        );

    public Task<Unlinked?> UnlinkAsync(ulong user, LinkId link) =>
        db.WriteAsync(unit => Changes.UnlinkAsync(unit, Tenant, new(user), link), Cancellation);

    public Task<RefusedClaim?> RefuseAsync(ulong user, LinkId claim) =>
        db.WriteAsync(unit => Changes.RefuseAsync(unit, Tenant, new(user), claim), Cancellation);

    public Task<WalletMove?> MoveAsync(LinkId claim) =>
        db.WriteAsync(unit => Changes.MoveAsync(unit, Tenant, claim), Cancellation);

    /// <summary>Who in Discord a member is.</summary>
    public async Task<ulong> UserAsync(MemberId member) =>
        (await db.WriteAsync(unit => LinkRows.UserAsync(unit, Tenant, member), Cancellation))!.Value.Value;

    public Task<int> ResealAsync() => db.WriteAsync(unit => Rows.ResealAsync(unit, Tenant), Cancellation);

    public Task<IReadOnlyList<OwnWallet>> OfAsync(ulong user) =>
        Vault.OfUserAsync(Tenant, new(user), Reason, Cancellation);

    /// <summary>Who has which wallets, as <c>1:2,3</c>.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync() =>
        [
            .. (await Vault.AllAsync(Tenant, Reason, Cancellation))
                .Readable.GroupBy(held => held.User.Value, held => held.Wallet.Low)
                .OrderBy(own => own.Key)
                .Select(own => $"{own.Key}:{string.Join(',', own.Order())}"),
        ];
}
