using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class SelfEndpointsTests(BarStage stage)
{
    private const string Preferences = "/api/v1/notifications/preferences";
    private const string History = "/api/v1/notifications/history";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_signed_in_reads_and_changes_their_own()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-21", wallet);
        await stage.PublishAsync(BarStage.Stranger(1), wallet.Account, BarStage.Stranger(3));
        using var browser = stage.Guildhall.Browse();
        await browser.SignInAsync("fedaykin-21", "/account/sessions");

        var before = await ReadAsync(browser, Preferences);
        Assert.Equal((true, 3), ((bool)before["at_risk_warnings"]!, (int)before["frequency"]!));
        var after = await PutAsync(browser, """{"at_risk_warnings": false, "frequency": 7}""");
        Assert.Equal(HttpStatusCode.OK, after);
        var changed = await ReadAsync(browser, Preferences);
        Assert.Equal(
            (true, false, 7),
            ((bool)changed["position_updates"]!, (bool)changed["at_risk_warnings"]!, (int)changed["frequency"]!)
        );

        var position = await ReadAsync(browser, "/api/v1/position");
        Assert.Equal("safe", (string)position["status"]!);
        Assert.Equal("1000000000000000000", (string)position["distance_to_above"]!);
        Assert.Null(position["rank"]);
        Assert.Equal(0, (int)(await ReadAsync(browser, $"{History}?alert_type=at_risk&limit=1"))["total"]!);
        using var unknown = await browser.SendAsync(new(HttpMethod.Get, $"{History}?alert_type=at-risk"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"frequency": 5}""")]
    [InlineData("""{"frequency": """)]
    [InlineData("[]")]
    public async Task What_cannot_be_is_refused(string body)
    {
        using var browser = stage.Guildhall.Browse();
        await browser.SignInAsync("fedaykin-22", "/account/sessions");
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-22", wallet);

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(browser, body));
    }

    [Fact]
    public async Task Another_site_changes_nothing_and_a_stranger_has_nothing()
    {
        using var browser = stage.Guildhall.Browse();
        await browser.SignInAsync("guest", "/account/sessions");

        using var request = new HttpRequestMessage(HttpMethod.Put, Preferences) { Content = JsonContent.Create(1) };
        using var foreign = await browser.SendAsync(request);
        using var own = await browser.SendAsync(new(HttpMethod.Get, Preferences));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (foreign.StatusCode, own.StatusCode));
    }

    private static async Task<JsonNode> ReadAsync(Browser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }

    private static async Task<HttpStatusCode> PutAsync(Browser browser, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Preferences)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-CSRF-Token", browser.Csrf);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
