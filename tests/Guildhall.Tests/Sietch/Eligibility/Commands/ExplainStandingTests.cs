namespace Guildhall.Tests.Sietch.Eligibility.Commands;

[Collection(SietchCollection.Name)]
public class ExplainStandingTests(SietchFixture fixture)
{
    private SietchService Service => fixture.Service;

    [Fact]
    public async Task An_admin_reads_why_a_wallet_has_its_rank_and_nobody_else_sees_it()
    {
        var best = (await Service.HoldersAsync())[0].Wallet;

        var answer = await Service.RunAsync("admin", "explain", ("wallet", best.ToChecksum()));

        Assert.True(answer.IsEphemeral);
        Assert.Contains("Eligible: rank 1, Naib.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Claimed 50,000.0000", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_burn_is_said_to_exclude_for_ever()
    {
        var burned = (await Service.HoldersAsync()).First(holder => holder.HasBurned).Wallet;

        var answer = await Service.RunAsync("admin", "explain", ("wallet", burned.ToString()));

        Assert.Contains("Not eligible: no rank.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("One burn of any amount excludes for ever", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_removal_is_shown_letter_by_letter()
    {
        var burned = (await Service.HoldersAsync()).Last(holder => holder.HasBurned).Wallet;
        await Service.RunAsync(
            "admin",
            "sietch ruling add",
            ("kind", "remove"),
            ("wallet", burned.ToString()),
            ("reason", "Sold [the] **key**")
        );

        var answer = await Service.RunAsync("admin", "explain", ("wallet", burned.ToString()));

        Assert.Contains("Their reason: Sold \\[the\\] \\*\\*key\\*\\*", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_not_told_of_others_wallets()
    {
        var best = (await Service.HoldersAsync())[0].Wallet;

        var answer = await Service.RunAsync("fedaykin-1", "explain", ("wallet", best.ToString()));

        Assert.Contains("not linked to you", answer.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("rank 1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_linked_nothing_learns_how()
    {
        var answer = await Service.RunAsync("fedaykin-1", "explain");

        Assert.Contains("/verify", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_refused_with_the_form_of_one()
    {
        var answer = await Service.RunAsync("admin", "explain", ("wallet", "vitalik.eth"));

        Assert.Contains("40 hexadecimal", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_another_server_there_is_nothing_to_explain()
    {
        var answer = await Service.Discord.RunInAsync(
            "/sim/guilds/aegis-demo/channels/general",
            "owner",
            "explain",
            ("wallet", "0x00000000000000000000000000000000000000a1")
        );

        Assert.Contains("no Sietch", answer.Refusal, StringComparison.Ordinal);
    }
}
