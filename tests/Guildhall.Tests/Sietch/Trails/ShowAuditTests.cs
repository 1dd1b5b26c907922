using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Trails;

[Collection(SietchCollection.Name)]
public class ShowAuditTests(SietchFixture fixture)
{
    [Fact]
    public async Task An_admin_reads_what_was_done_and_by_whom()
    {
        const string wallet = "0x00000000000000000000000000000000000a4d17";
        await fixture.Service.RunAsync(
            "admin",
            "sietch ruling add",
            ("kind", "exclude"),
            ("wallet", wallet),
            ("reason", "A bridge, seen by the audit's test")
        );

        var answer = await fixture.Service.RunAsync("admin", "sietch audit", ("about", "Ruling"));

        Assert.True(answer.IsEphemeral);
        var line = Assert.Single(
            answer.Text.Split("\\n").SelectMany(text => text.Split('\n')),
            line => line.Contains(wallet, StringComparison.Ordinal)
        );
        Assert.Matches("^<t:[0-9]+:f> <@[0-9]+> · sietch\\.ruling", line);
    }

    [Fact]
    public async Task What_the_program_reads_for_itself_each_minute_does_not_stand_in_between()
    {
        var answer = await fixture.Service.RunAsync("admin", "sietch audit", ("about", "links"));

        Assert.DoesNotContain("system · sietch.links.read", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_members_look_up_pushes_nothing_out_of_sight()
    {
        for (var turn = 0; turn < 2; turn++)
        {
            await fixture.Service.RunAsync(
                "guest",
                "explain",
                ("wallet", "0x00000000000000000000000000000000000a4d18")
            );
        }

        var all = await fixture.Service.RunAsync("admin", "sietch audit");
        var reads = await fixture.Service.RunAsync("admin", "sietch audit", ("about", "links"));

        Assert.DoesNotContain("links.read", all.Text, StringComparison.Ordinal);
        Assert.Contains("why: explain", reads.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_reads_nothing_and_a_wrong_word_is_explained()
    {
        await fixture.Service.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "fedaykin-1");
        var refused = await fixture.Service.RunAsync("fedaykin-1", "sietch audit");
        var wrong = await fixture.Service.RunAsync("admin", "sietch audit", ("about", "%'"));

        Assert.DoesNotContain("<t:", refused.Text, StringComparison.Ordinal);
        Assert.Contains("a word such as wallet", wrong.Refusal, StringComparison.Ordinal);
    }
}
