using System.Security.Cryptography;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;
using Guildhall.Sietch.Wallets.Siwe;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Says what a wallet is to sign to come in, and who it is that signed.</summary>
internal sealed class SignInDesk(
    Db db,
    TimeProvider time,
    ChainOf chains,
    SignedTexts texts,
    LinkVault vault,
    IOptions<GuildhallOptions> shared
)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int NonceLength = 32;

    private const string Statement =
        "Sign in to your own page in this community. This is no transaction and no approval: it costs nothing and moves nothing.";

    private Uri Home => shared.Value.PublicUrl!;

    private string Domain => Home.IsDefaultPort ? Home.IdnHost : $"{Home.IdnHost}:{Home.Port}";

    public async Task<Result<string>> ChallengeAsync(TenantId tenant, string? account, CancellationToken cancellation)
    {
        if (chains(tenant) is not { } chain)
        {
            return SignInRefusals.NoCommunity;
        }

        if (!Address.TryParse(account, out var wallet))
        {
            return ProofRefusals.NoAccount;
        }

        // As a text says it, which is written again for comparison.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var nonce = RandomNumberGenerator.GetHexString(NonceLength, lowercase: true);
        var row = new
        {
            Tenant = tenant,
            Hash = MemberSessions.Hash(nonce),
            Now = now,
            Ends = now + Lifetime,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(MemberSessionSql.Sweep, row);
                await unit.ExecuteAsync(MemberSessionSql.Ask, row);
            },
            cancellation
        );
        return TextOf(tenant, chain, wallet, nonce, row.Ends);
    }

    /// <summary>The link of the wallet that signed.</summary>
    public async Task<Result<WalletLink>> ProveAsync(
        TenantId tenant,
        string? message,
        string? signature,
        CancellationToken cancellation
    )
    {
        if (chains(tenant) is not { } chain || SiweParser.TryParse(message ?? "") is not { } said)
        {
            return SignInRefusals.NotOurs;
        }

        var use = new
        {
            Tenant = tenant,
            Hash = MemberSessions.Hash(said.Nonce),
            Now = time.GetUtcNow(),
        };
        // Used up by any try: a text that was signed wrongly is not signed again.
        if (
            await db.WriteAsync(
                unit => unit.QuerySingleOrDefaultAsync<DateTimeOffset?>(MemberSessionSql.Use, use),
                cancellation
            )
            is not { } ends
        )
        {
            return SignInRefusals.NotOurs;
        }

        var expected = new SiweExpectation
        {
            Domain = Domain,
            Uri = PageOf(tenant),
            Nonce = said.Nonce,
            ChainId = chain.Id,
        };
        var signed = await texts.CheckAsync(chain, expected, message!, signature ?? "", cancellation);
        if (!signed.TryGet(out var account, out var refusal))
        {
            return refusal;
        }

        if (message != TextOf(tenant, chain, account.Wallet, said.Nonce, ends))
        {
            return SignInRefusals.NotOurs;
        }

        return await vault.TryHolderAsync(tenant, account.Wallet, new("system", "sign-in"), cancellation) is { } opener
            ? opener
            : SignInRefusals.Nobody;
    }

    private string TextOf(TenantId tenant, FollowedChain chain, Address wallet, string nonce, DateTimeOffset ends) =>
        SiweText.Of(
            new()
            {
                Domain = Domain,
                Account = wallet,
                Statement = Statement,
                Uri = PageOf(tenant),
                ChainId = chain.Id,
                Nonce = nonce,
                IssuedAt = ends - Lifetime,
                ExpiresAt = ends,
            }
        );

    private string PageOf(TenantId tenant) => new Uri(Home, MemberRoutes.SignIn(tenant)).AbsoluteUri;
}
