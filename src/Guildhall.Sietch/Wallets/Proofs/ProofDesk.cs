using System.Security.Cryptography;
using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Wallets.Siwe;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>The chain of a community; null for a tenant without one.</summary>
internal delegate FollowedChain? ChainOf(TenantId tenant);

/// <summary>Hands out one-time links, says what is to be signed, and checks what was.</summary>
internal sealed class ProofDesk(
    Db db,
    TimeProvider time,
    ChainOf chains,
    SignedTexts texts,
    WalletDesk wallets,
    IOptions<GuildhallOptions> shared
)
{
    public const string PagePath = "/verify";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int MostTries = 10;
    private const int NonceLength = 32;

    private const string Statement =
        "Prove that this account is yours, for your community in Discord. This is no transaction and no approval: it costs nothing and moves nothing.";

    private Uri Home => shared.Value.PublicUrl!;

    /// <summary>As the browser shows it.</summary>
    private string Domain => Home.IsDefaultPort ? Home.IdnHost : $"{Home.IdnHost}:{Home.Port}";

    /// <summary>A link for one person, good once and for 15 min; their former one is over.</summary>
    public async Task<Result<Uri>> MakeAsync(ProofOrder order, CancellationToken cancellation)
    {
        if (chains(order.Tenant) is null)
        {
            return CommunityRefusals.NotHere;
        }

        var token = ProofToken.New(order.Tenant);
        var now = time.GetUtcNow();
        var row = new
        {
            token.Tenant,
            token.Hash,
            order.Guild,
            order.User,
            order.Name,
            Nonce = RandomNumberGenerator.GetHexString(NonceLength, lowercase: true),
            Answer = JsonSerializer.Serialize(order.Answer, WalletsJson.Default.InteractionReference),
            Now = now,
            EndsAt = now + Lifetime,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(ProofSql.Forget, row);
                await unit.ExecuteAsync(ProofSql.Make, row);
            },
            cancellation
        );
        return new Uri(Home, $"{PagePath}#{token.Text}");
    }

    /// <summary>For whom the link is.</summary>
    public async Task<Result<ProofPass>> FindAsync(string? link, CancellationToken cancellation)
    {
        if (!ProofToken.TryParse(link, out var token))
        {
            return ProofRefusals.Unknown;
        }

        return await FindAsync(token, cancellation) is { } pass ? pass : ProofRefusals.Unknown;
    }

    /// <summary>The text to sign with that account.</summary>
    public async Task<Result<string>> ChallengeAsync(string? link, string? account, CancellationToken cancellation)
    {
        if (
            !ProofToken.TryParse(link, out var token)
            || await FindAsync(token, cancellation) is not { } pass
            || chains(token.Tenant) is not { } chain
        )
        {
            return ProofRefusals.Unknown;
        }

        if (!Address.TryParse(account, out var wallet))
        {
            return ProofRefusals.NoAccount;
        }

        return TextOf(token, pass, chain, wallet);
    }

    /// <summary>Links the account that signed the text, and says what came of it.</summary>
    public async Task<Result<string>> ProveAsync(
        string? link,
        string? message,
        string? signature,
        CancellationToken cancellation
    )
    {
        if (
            !ProofToken.TryParse(link, out var token)
            || await FindAsync(token, cancellation) is not { } pass
            || chains(token.Tenant) is not { } chain
        )
        {
            return ProofRefusals.Unknown;
        }

        if (!await TryAsync(token, cancellation))
        {
            return ProofRefusals.TooManyTries;
        }

        var expected = new SiweExpectation
        {
            Domain = Domain,
            Uri = new Uri(Home, PagePath).AbsoluteUri,
            Nonce = pass.Nonce,
            ChainId = chain.Id,
            RequestId = token.RequestId,
        };
        var signed = await texts.CheckAsync(chain, expected, message ?? "", signature ?? "", cancellation);
        if (!signed.TryGet(out var account, out var refusal))
        {
            return refusal;
        }

        return message == TextOf(token, pass, chain, account.Wallet)
            ? await wallets.LinkAsync(token, pass, account.Wallet, cancellation)
            : ProofRefusals.Of(SiweFault.MalformedMessage, Domain);
    }

    // Of a link and an account there is one text alone, so that what comes back can be compared to the letter.
    private string TextOf(ProofToken token, ProofPass pass, FollowedChain chain, Address wallet) =>
        SiweText.Of(
            new()
            {
                Domain = Domain,
                Account = wallet,
                Statement = Statement,
                Uri = new Uri(Home, PagePath).AbsoluteUri,
                ChainId = chain.Id,
                Nonce = pass.Nonce,
                IssuedAt = pass.EndsAt - Lifetime,
                ExpiresAt = pass.EndsAt,
                RequestId = token.RequestId,
                Resources = [$"https://discord.com/channels/{pass.GuildId}"],
            }
        );

    private Task<ProofPass?> FindAsync(ProofToken token, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<ProofPass>(
            ProofSql.Find,
            new
            {
                token.Tenant,
                token.Hash,
                Now = time.GetUtcNow(),
            },
            cancellation
        );

    private async Task<bool> TryAsync(ProofToken token, CancellationToken cancellation)
    {
        var one = new
        {
            token.Tenant,
            token.Hash,
            Most = MostTries,
        };
        return await db.WriteAsync(unit => unit.ExecuteAsync(ProofSql.Try, one), cancellation) == 1;
    }
}
