using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class FreeWalletTests(WalletStage stage)
{
    [Fact]
    public async Task An_admin_takes_a_wallet_its_member_is_told_why_and_the_audit_says_who_did_it()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("aspirant-4", wallet);

        var answer = await FreeAsync(wallet, "It was proven with a stolen key.");

        Assert.True(answer.IsEphemeral);
        Assert.DoesNotContain("aspirant-4", answer.Text);
        await WalletStage.UntilAsync(async () =>
            (await stage.ToldAsync("aspirant-4")).Any(text =>
                text.Contains("It was proven with a stolen key.", StringComparison.Ordinal)
            )
        );
        Assert.All(await stage.ToldAsync("aspirant-4"), text => Assert.DoesNotContain("0x", text));
        Assert.Contains("no wallet linked", (await stage.RunAsync("aspirant-4", "wallets")).Text);
        var audit = await stage
            .Guildhall.Get<Db>()
            .AuditOfAsync(WalletStage.Tenant, 1000, null, TestContext.Current.CancellationToken);
        var row = Assert.Single(audit, row => row.Action == "sietch.wallet.freed");
        Assert.Equal($"{await stage.IdOfAsync("admin")}", row.Actor);
        Assert.DoesNotContain(wallet.Account.ToString(), $"{row}", StringComparison.OrdinalIgnoreCase);
        Assert.Contains("linked to nobody", (await FreeAsync(wallet, "Again")).Refusal);
    }

    [Fact]
    public async Task Members_may_not_and_a_reason_names_no_wallet()
    {
        using var wallet = new TestWallet();
        await stage.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "guest");

        Assert.Contains("permission", (await FreeAsync(wallet, "Mine", "guest")).Refusal);
        Assert.Contains("out of the reason", (await FreeAsync(wallet, $"{wallet.Account} is mine")).Refusal);
    }

    private Task<Kit.CommandAnswer> FreeAsync(TestWallet wallet, string reason, string member = "admin") =>
        stage.RunAsync(member, "sietch free-wallet", ("wallet", wallet.Account.ToChecksum()), ("reason", reason));
}
