using System.Text.RegularExpressions;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Proofs;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Wallets.Links;
using Guildhall.Tests.Sietch.Wallets.Signatures;

namespace Guildhall.Tests.Sietch.Wallets.Proofs;

/// <summary>Scenario 17: of all that is submitted, only what the account signed for this link, now, passes.</summary>
public sealed class ProofDeskTests : StorageSuite, IDisposable
{
    private const ulong Paul = 100;
    private const ulong Feyd = 200;

    private readonly string keys;
    private readonly ScriptedWallet chain = new();
    private readonly TestWallet wallet = new();
    private int interactions;

    public ProofDeskTests()
        : this(new()) { }

    private ProofDeskTests(SqliteUnderTest storage)
        : base(storage) => keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    public void Dispose() => wallet.Dispose();

    private LinkLab Lab => field ??= new(Db, keys);

    private ProofDesk Desk =>
        field ??= new(
            Db,
            Time,
            tenant => tenant == LinkLab.Tenant ? ScriptedWallet.Chain : null,
            new SignedTexts(chain.Checker(TimeProvider.System), Time),
            Lab.Desk,
            Microsoft.Extensions.Options.Options.Create(
                new GuildhallOptions { PublicUrl = new("https://guildhall.example") }
            )
        );

    [Fact]
    public async Task What_the_account_signed_for_this_link_passes_once()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        Assert.Null(await ProveAsync(link, text));
        Assert.Equal(["100:" + wallet.Account.Low], await Lab.HeldAsync());
        Assert.Equal("sietch.proof_link", await ProveAsync(link, text));
    }

    [Fact]
    public async Task The_text_says_who_asks_for_what_and_that_it_costs_nothing()
    {
        var text = await ChallengeAsync(await OpenAsync(Paul));

        Assert.StartsWith("guildhall.example wants you to sign in with your Ethereum account:\n", text);
        Assert.Contains("no transaction and no approval", text);
        Assert.Contains("URI: https://guildhall.example/verify\n", text);
        Assert.Contains("Chain ID: 80094\n", text);
        Assert.Contains("\nExpiration Time: ", text);
        Assert.EndsWith("- https://discord.com/channels/900", text);
    }

    [Fact]
    public async Task A_signature_of_another_link_is_no_use_whoever_brings_it()
    {
        var first = await OpenAsync(Paul);
        var replayed = await ChallengeAsync(first);
        Assert.Null(await ProveAsync(first, replayed));

        Assert.Equal("sietch.proof_nonce", await ProveAsync(await OpenAsync(Feyd), replayed));
        Assert.Equal("sietch.proof_nonce", await ProveAsync(await OpenAsync(Paul), replayed));
    }

    [Theory]
    [InlineData("guildhall.example wants", "guildhall.example.evil.tld wants", "sietch.proof_domain")]
    [InlineData("URI: https://guildhall.example/verify", "URI: https://guildhall.example/other", "sietch.proof_page")]
    [InlineData("Chain ID: 80094", "Chain ID: 1", "sietch.proof_chain")]
    [InlineData("Version: 1", "Version: 2", "sietch.proof_text")]
    [InlineData("Request ID: ", "Request ID: a", "sietch.proof_nonce")]
    [InlineData("Prove that this account is yours", "I give away everything", "sietch.proof_text")]
    [InlineData("https://discord.com/channels/900", "https://discord.com/channels/901", "sietch.proof_text")]
    [InlineData("\nResources:\n- https://discord.com/channels/900", "", "sietch.proof_text")]
    [InlineData("guildhall.example wants", "https://guildhall.example wants", "sietch.proof_text")]
    public async Task A_text_for_somebody_else_is_refused_however_well_it_is_signed(
        string ours,
        string theirs,
        string code
    )
    {
        var link = await OpenAsync(Paul);
        var text = (await ChallengeAsync(link)).Replace(ours, theirs, StringComparison.Ordinal);

        Assert.Equal(code, await ProveAsync(link, text));
        Assert.Empty(await Lab.HeldAsync());
    }

    [Theory]
    [InlineData("Expiration Time", null)]
    [InlineData("Expiration Time", "2099-01-01T00:00:00Z")]
    [InlineData("Issued At", "2001-01-01T00:00:00Z")]
    public async Task Only_the_text_that_was_handed_out_is_taken(string line, string? instead)
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);
        var bent = Regex.Replace(text, $"\n{line}: .*", instead is null ? "" : $"\n{line}: {instead}");

        Assert.NotEqual(text, bent);
        Assert.Equal("sietch.proof_text", await ProveAsync(link, bent));
        Assert.Null(await ProveAsync(link, text));
    }

    [Fact]
    public async Task A_page_that_is_open_twice_asks_for_one_and_the_same_text()
    {
        var link = await OpenAsync(Paul);
        var first = await ChallengeAsync(link);
        Time.Advance(TimeSpan.FromMinutes(1));
        await ChallengeAsync(link, ScriptedWallet.Contract);

        Assert.Equal(first, await ChallengeAsync(link));
        Assert.Null(await ProveAsync(link, first));
    }

    [Fact]
    public async Task A_text_that_is_over_is_refused_though_its_link_is_good()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);
        var end = text.IndexOf("Expiration Time: ", StringComparison.Ordinal) + "Expiration Time: ".Length;
        var over = string.Concat(text.AsSpan(0, end), "2020-01-01T00:00:00Z", text.AsSpan(text.IndexOf('\n', end)));

        Assert.Equal("sietch.proof_expired", await ProveAsync(link, over));
        Assert.Null(await ProveAsync(link, text));
    }

    [Fact]
    public async Task A_link_is_over_after_a_quarter_of_an_hour_with_all_that_was_signed_for_it()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        Time.Advance(ProofDesk.Lifetime);

        Assert.Equal("sietch.proof_link", await ProveAsync(link, text));
        Assert.False((await Desk.FindAsync(link, Cancellation)).TryGet(out _, out _));
    }

    [Fact]
    public async Task A_signature_of_another_account_is_refused()
    {
        using var other = new TestWallet();
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        Assert.Equal("sietch.proof_signer", await ProveAsync(link, text, other.Sign(text)));
        Assert.Equal("sietch.proof_signer", await ProveAsync(link, text, wallet.Sign(text + "\n")));
    }

    [Fact]
    public async Task A_contract_wallet_passes_while_its_chain_says_yes()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link, ScriptedWallet.Contract);

        chain.First.TakesIt = false;
        Assert.Equal("sietch.proof_signer", await ProveAsync(link, text, ScriptedWallet.Signature));
        chain.First.ChainId = 1;
        Assert.Equal("sietch.chain_silent", await ProveAsync(link, text, ScriptedWallet.Signature));

        (chain.First.TakesIt, chain.First.ChainId) = (true, 80094);
        Assert.Null(await ProveAsync(link, text, ScriptedWallet.Signature));
        Assert.Equal(["100:" + ScriptedWallet.Contract.Low], await Lab.HeldAsync());
    }

    [Fact]
    public async Task A_contract_wallet_that_is_not_deployed_is_told_what_to_do()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link, ScriptedWallet.Contract);
        chain.First.Code = "0x";

        Assert.Equal("sietch.proof_undeployed", await ProveAsync(link, text, Wrapped(ScriptedWallet.Signature)));
    }

    [Fact]
    public async Task A_wrapped_signature_of_a_contract_that_is_deployed_is_asked_of_the_contract()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link, ScriptedWallet.Contract);

        Assert.Equal("sietch.proof_signer", await ProveAsync(link, text, Wrapped([1, 2, 3])));
        Assert.Null(await ProveAsync(link, text, Wrapped(ScriptedWallet.Signature)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("signature")]
    [InlineData("0x")]
    [InlineData("0x123")]
    [InlineData("0X1234")]
    [InlineData("1234")]
    [InlineData("0x12zz")]
    [InlineData("0x64926492649264926492649264926492649264926492649264926492649264926492")]
    public async Task What_is_no_signature_is_named_as_such(string signature)
    {
        chain.First.Code = "0x";
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        Assert.Equal("sietch.proof_signature", await ProveAsync(link, text, signature));
    }

    [Fact]
    public async Task A_signature_may_be_pasted_with_space_around_it()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        Assert.Null(await ProveAsync(link, text, $" {Hex.Encode(wallet.Sign(text))}\n"));
    }

    [Fact]
    public async Task Ten_tries_are_enough_for_one_link()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("sietch.proof_text", await ProveAsync(link, "no"));
        }

        Assert.Equal("sietch.proof_tries", await ProveAsync(link, text));
    }

    [Fact]
    public async Task Of_two_who_come_at_once_with_one_link_one_uses_it()
    {
        var link = await OpenAsync(Paul);
        var text = await ChallengeAsync(link);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ProveAsync(link, text)));

        Assert.Equal(1, outcomes.Count(code => code is null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("arrakis")]
    [InlineData("arrakis.AAAA")]
    [InlineData("caladan.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("arrakis.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("arrakis.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.x")]
    public async Task A_link_that_nobody_was_given_opens_nothing(string link)
    {
        var made = await Desk.ChallengeAsync(link, wallet.Account.ToString(), Cancellation);

        Assert.False(made.TryGet(out _, out var why));
        Assert.Equal("sietch.proof_link", why.Code);
    }

    [Fact]
    public async Task The_database_does_not_hold_the_link_itself()
    {
        var link = await OpenAsync(Paul);

        var row = await Db.QuerySingleOrDefaultAsync<string>(
            "SELECT tenant_id || token_hash || nonce FROM sietch_proofs",
            null,
            Cancellation
        );

        Assert.DoesNotContain(link.Split('.')[1], row);
    }

    private async Task<string> OpenAsync(ulong user)
    {
        var answer = new InteractionReference(new((ulong)++interactions), new(1), "token");
        var order = new ProofOrder(LinkLab.Tenant, new Snowflake<Guild>(900), new(user), "name", answer);
        Assert.True((await Desk.MakeAsync(order, Cancellation)).TryGet(out var url, out _));
        return url.Fragment[1..];
    }

    private async Task<string> ChallengeAsync(string link, Address? account = null)
    {
        var made = await Desk.ChallengeAsync(link, (account ?? wallet.Account).ToChecksum(), Cancellation);
        Assert.True(made.TryGet(out var text, out var refusal), refusal?.Code);
        return text;
    }

    /// <summary>As ERC-6492 has it, with a factory's call of three bytes.</summary>
    private static byte[] Wrapped(byte[] signature) =>
        [
            .. Number(0xfac),
            .. Number(0x60),
            .. Number(0xa0),
            .. Bytes([7, 8, 9]),
            .. Bytes(signature),
            .. Enumerable.Repeat((byte[])[0x64, 0x92], 16).SelectMany(b => b),
        ];

    private static byte[] Number(int value) => Convert.FromHexString($"{value:x64}");

    private static byte[] Bytes(byte[] content) =>
        [.. Number(content.Length), .. content, .. new byte[(32 - (content.Length % 32)) % 32]];

    /// <returns>Null where it was taken; else why not.</returns>
    private Task<string?> ProveAsync(string link, string text, byte[]? signature = null) =>
        ProveAsync(link, text, Hex.Encode(signature ?? wallet.Sign(text)));

    private async Task<string?> ProveAsync(string link, string text, string signed)
    {
        var proven = await Desk.ProveAsync(link, text, signed, Cancellation);
        return proven.TryGet(out _, out var refusal) ? null : refusal.Code;
    }
}
