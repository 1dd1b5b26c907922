using System.Text.RegularExpressions;
using Guildhall.Core.Webhooks;

namespace Guildhall.Tests.Aegis.Webhooks;

public class RotateWebhookTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    [Fact]
    public async Task A_new_secret_is_shown_once_and_another_name_has_none()
    {
        var address = new Uri(fixture.Service.Discord.Address, "/hooks/turned").AbsoluteUri;
        var added = await fixture.Service.RunAsync("owner", "webhook add", ("name", "turned"), ("url", address));

        var rotated = await fixture.Service.RunAsync("owner", "webhook rotate", ("name", "turned"));
        var unknown = await fixture.Service.RunAsync("owner", "webhook rotate", ("name", "other"));

        Assert.True(rotated.IsEphemeral);
        Assert.NotEqual("", SecretOf(rotated.Text));
        Assert.NotEqual(SecretOf(added.Text), SecretOf(rotated.Text));
        Assert.Contains("no webhook other", unknown.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await fixture.Service.CountAuditAsync("webhook.rotated"));
    }

    [Fact]
    public async Task What_waits_is_sent_with_the_new_secret()
    {
        await using var stage = await WebhookStage.StartAsync();
        await stage.AnnounceAsync();

        var rotated = await stage.Book.RotateAsync(
            WebhookStage.Owner,
            WebhookStage.Name,
            TestContext.Current.CancellationToken
        );
        await stage.RunAsync();

        Assert.True(rotated.TryGet(out var secret, out _));
        var call = Assert.Single(stage.Calls.Seen);
        Assert.Equal(
            WebhookSeal.Sign(secret, stage.Time.GetUtcNow().ToUnixTimeSeconds(), call.Body),
            call.Headers[WebhookSeal.SignatureHeader]
        );
    }

    private static string SecretOf(string text) => Regex.Match(text, "whsec_[0-9a-f]{64}").Value;
}
