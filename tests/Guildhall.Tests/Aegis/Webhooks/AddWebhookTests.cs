using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Discord;

namespace Guildhall.Tests.Aegis.Webhooks;

public class AddWebhookTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private AegisService Service => fixture.Service;

    [Fact]
    public async Task A_warning_is_told_with_a_signature_that_the_secret_explains()
    {
        var answer = await Service.RunAsync(
            "owner",
            "webhook add",
            ("name", "told"),
            ("url", new Uri(Service.Discord.Address, "/hooks/told").AbsoluteUri),
            ("events", "case.*")
        );
        Assert.True(answer.IsEphemeral);
        var secret = Regex.Match(answer.Text, "whsec_[0-9a-f]{64}").Value;
        Assert.Contains("the key is the whole secret as it stands here", answer.Text, StringComparison.Ordinal);

        await Service.RunAsync("owner", "warn", ("user", await Service.MemberAsync("member-9")), ("reason", "Spam"));
        var hook = await HookAsync("/hooks/told", "case.opened");

        var (headers, body) = (hook["headers"]!, (string)hook["body"]!);
        var mac = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret),
            Encoding.UTF8.GetBytes($"{headers["guildhall-timestamp"]}.{body}")
        );
        Assert.Equal($"v1={Convert.ToHexStringLower(mac)}", (string?)headers["guildhall-signature"]);
        var told = JsonNode.Parse(body)!;
        Assert.Equal("warn", (string?)told["data"]!["kind"]);
        Assert.Equal(await Service.MemberAsync("member-9"), (string?)told["data"]!["target"]);
        Assert.Equal(await Service.MemberAsync("owner"), (string?)told["actor"]);
        Assert.DoesNotContain("Spam", body, StringComparison.Ordinal);
        Assert.Equal(1, await Service.CountAuditAsync("webhook.added"));
    }

    [Theory]
    [InlineData("Bad Name", "https://example.com/", "all", "1 to 32 characters")]
    [InlineData("fine", "https://example.com/", "everything", "Name events")]
    [InlineData("fine", "not an address", "all", "no whole address")]
    [InlineData("fine", "http://example.com/", "all", "https://")]
    [InlineData("fine", "https://10.0.0.1/hook", "all", "not on the public internet")]
    [InlineData("fine", "https://[::1]/hook", "all", "not on the public internet")]
    public async Task What_cannot_be_called_is_refused(string name, string url, string events, string why)
    {
        var answer = await Service.RunAsync("owner", "webhook add", ("name", name), ("url", url), ("events", events));

        Assert.Contains(why, answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_manages_the_server_without_the_right_is_refused()
    {
        var role = await Service.AddRoleAsync("keeper", Permission.Ordinary | Permission.ManageGuild);
        await Service.GiveAsync("member-3", $"{role}");
        await Service.GrantAsync("mod:view", ("role", await Service.RoleAsync("junior")));

        var answer = await Service.RunAsync(
            "member-3",
            "webhook add",
            ("name", "mine"),
            ("url", new Uri(Service.Discord.Address, "/hooks/mine").AbsoluteUri)
        );

        Assert.Contains("settings:edit", answer.Refusal, StringComparison.Ordinal);
    }

    private async Task<JsonNode> HookAsync(string path, string type)
    {
        JsonNode? found = null;
        await Waiting.Until(() =>
        {
            var hooks = Service.Discord.ReadAsync("/sim/hooks").GetAwaiter().GetResult()["hooks"]!.AsArray();
            found = hooks.FirstOrDefault(hook =>
                (string?)hook!["path"] == path && (string?)hook["headers"]!["guildhall-event"] == type
            );
            return found is not null;
        });
        return found!;
    }
}
