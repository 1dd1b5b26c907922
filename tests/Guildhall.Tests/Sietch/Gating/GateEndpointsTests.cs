using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Tests.Sietch.Gating;

/// <summary>The contract of gate bots, over HTTP.</summary>
[Collection(SietchCollection.Name)]
public class GateEndpointsTests(SietchFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SietchService Service => fixture.Service;

    private HttpClient Http => Service.Guildhall.Http;

    [Fact]
    public async Task Each_tier_has_its_role_and_an_unknown_wallet_has_none()
    {
        var ranked = (await Service.HoldersAsync()).Where(holder => !holder.HasBurned).ToList();

        var naib = await ReadAsync(ranked[0].Wallet.ToString());
        Assert.Equal((true, 1, "naib"), ((bool)naib["eligible"]!, (int)naib["rank"]!, (string)naib["role"]!));
        Assert.Equal(
            ("50000", "50000000000000000000000"),
            (naib["bgt_held"]!.ToJsonString(), (string)naib["bgt_held_wei"]!)
        );
        Assert.False((bool)naib["grace_period"]!);
        Assert.NotNull((string?)naib["snapshot_id"]);
        Assert.True((long)naib["block"]! > 1000);

        Assert.Equal("fedaykin", (string)(await ReadAsync(ranked[10].Wallet.ToString()))["role"]!);

        var waiting = await ReadAsync(ranked[75].Wallet.ToString());
        Assert.Equal(
            (false, 76, "none"),
            ((bool)waiting["eligible"]!, (int)waiting["rank"]!, (string)waiting["role"]!)
        );

        var stranger = await ReadAsync("0x00000000000000000000000000000000000000EE");
        Assert.Equal("0x00000000000000000000000000000000000000ee", (string)stranger["address"]!);
        Assert.Equal((false, "none"), ((bool)stranger["eligible"]!, (string)stranger["role"]!));
        Assert.True(stranger.ContainsKey("rank") && stranger["rank"] is null && stranger["bgt_held"] is null);
    }

    [Theory]
    [InlineData("/eligibility")]
    [InlineData("/eligibility/0x00000000000000000000000000000000000000ee")]
    [InlineData("/health")]
    public async Task Whoever_asks_for_the_head_alone_gets_it(string path)
    {
        var key = await MakeAsync("head");
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var answer = await SendAsync(request, [("X-API-Key", key.Text)]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("X-API-Key", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task How_fresh_the_list_is_can_be_asked_by_anybody()
    {
        using var answer = await GetAsync("/health");
        var health = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("healthy", false), ((string)health["status"]!, (bool)health["grace_period"]!));
        Assert.NotNull((string?)health["last_successful_query"]);
        Assert.Equal(0, ((DateTimeOffset)health["next_query"]!).Hour % 6);
    }

    [Fact]
    public void Without_a_list_or_while_the_chain_is_away_it_is_degraded()
    {
        var now = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
        var away = new EligibilityState(TenantId.Default, 3, now, now, now.AddHours(-30), 5, "away", now.AddHours(-6));

        Assert.Equal(new("degraded", null, now.AddHours(5), false), GateHealth.Of(null, now));
        Assert.Equal(new("degraded", now.AddHours(-30), now.AddHours(5), true), GateHealth.Of(away, now));
    }

    [Fact]
    public async Task An_address_in_any_case_is_the_same()
    {
        var wallet = (await Service.HoldersAsync())[0].Wallet.ToString();

        var upper = await ReadAsync($"0x{wallet[2..].ToUpperInvariant()}");

        Assert.Equal((await ReadAsync(wallet)).ToJsonString(), upper.ToJsonString());
    }

    [Theory]
    [InlineData("0x12")]
    [InlineData("vitalik.eth")]
    [InlineData("0x00000000000000000000000000000000000000zz")]
    public async Task What_is_no_address_is_400(string text)
    {
        using var response = await GetAsync($"/eligibility/{text}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Invalid address", await ErrorAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_seen_the_snapshot_is_told_that_nothing_has_changed()
    {
        var wallet = (await Service.HoldersAsync())[3].Wallet;
        using var first = await GetAsync($"/eligibility/{wallet}");
        var tag = first.Headers.ETag!.ToString();

        using var again = await GetAsync($"/eligibility/{wallet}", ("If-None-Match", tag));
        using var weak = await GetAsync($"/eligibility/{wallet}", ("If-None-Match", $"\"x\", W/{tag}"));
        using var other = await GetAsync($"/eligibility/{wallet}", ("If-None-Match", "\"x\""));

        Assert.Equal(
            (HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK),
            (again.StatusCode, weak.StatusCode, other.StatusCode)
        );
        Assert.Equal("public, max-age=60", first.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_whole_list_needs_a_key()
    {
        var key = await MakeAsync("list");

        using var absent = await GetAsync("/eligibility");
        using var wrong = await GetAsync(
            "/eligibility",
            ("X-API-Key", key.Text[..^1] + (key.Text[^1] == '0' ? '1' : '0'))
        );
        using var right = await GetAsync("/eligibility", ("X-API-Key", key.Text));

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (absent.StatusCode, wrong.StatusCode, right.StatusCode)
        );
        var list = (await right.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.Equal((69, 7), (list["top_69"]!.AsArray().Count, list["top_7"]!.AsArray().Count));
        Assert.Equal((string)list["top_69"]![0]!["address"]!, (string)list["top_7"]![0]!);
        Assert.True(right.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task A_key_that_another_process_has_just_made_opens_the_list_and_signs()
    {
        var beside = new ApiKeys(
            Service.Get<Db>(),
            Service.Get<SigningSecrets>(),
            () => [TenantId.Default],
            new RateWindows(Service.Get<TimeProvider>()),
            Service.Get<TimeProvider>()
        );
        var first = await MakeAsync(beside, "made beside");
        var second = await MakeAsync(beside, "made beside, to sign");

        using var list = await GetAsync("/eligibility", ("X-API-Key", first.Text));
        using var signed = await SendAsync(second, """{"wallet":"0x00000000000000000000000000000000000000ee"}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (list.StatusCode, signed.StatusCode));
    }

    [Fact]
    public async Task A_key_that_is_revoked_opens_nothing()
    {
        var key = await MakeAsync("to be revoked");
        Assert.Null(await Service.Get<ApiKeys>().RevokeAsync(TenantId.Default, key.Id, "cli", Cancellation));

        using var response = await GetAsync("/eligibility", ("X-API-Key", key.Text));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.NotNull(await Service.Get<ApiKeys>().RevokeAsync(TenantId.Default, key.Id, "cli", Cancellation));
    }

    [Fact]
    public async Task A_key_stands_nowhere_in_the_data()
    {
        var key = await MakeAsync("secret");

        Assert.Empty(Service.Guildhall.Folder.FilesWith(key.Text[^64..]));
        Assert.Empty(Service.Guildhall.Folder.FilesWith(key.SigningSecret));
    }

    [Fact]
    public async Task A_signed_call_is_answered_once()
    {
        var ranked = (await Service.HoldersAsync()).Where(holder => !holder.HasBurned).ToList();
        var key = await MakeAsync("signer");
        var body = $$"""{"wallets":["{{ranked[0].Wallet}}","{{new Address(0, 0, 77)}}"]}""";

        // Signed once and sent twice: signed twice, the second could be of the next second, which is another call.
        var signed = Signed(key, body);
        using var first = await PostAsync(body, signed);
        using var again = await PostAsync(body, signed);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, again.StatusCode));
        var answer = (await first.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.True((bool)answer["success"]!);
        Assert.Equal(["naib", "none"], answer["results"]!.AsArray().Select(result => (string)result!["role"]!));
    }

    [Fact]
    public async Task A_call_that_is_old_or_of_another_body_or_key_is_not_answered()
    {
        var key = await MakeAsync("signer");
        const string body = """{"wallet":"0x00000000000000000000000000000000000000ee"}""";

        using var old = await SendAsync(key, body, age: TimeSpan.FromMinutes(6));
        using var other = await SendAsync(key, body, sent: body.Replace("ee", "ef", StringComparison.Ordinal));
        using var stranger = await SendAsync(key with { Id = "000000000000" }, body);

        Assert.All(
            new[] { old, other, stranger },
            response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode)
        );
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"wallet\":\"x\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"wallets\":[null]}", HttpStatusCode.BadRequest)]
    [InlineData("{\"wallet\":\"0x00000000000000000000000000000000000000ee\"}", HttpStatusCode.OK)]
    public async Task A_body_is_a_wallet_or_several(string body, HttpStatusCode expected)
    {
        var key = await MakeAsync("poster");

        using var response = await PostAsync(body, ("X-API-Key", key.Text));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_10_KB_is_refused()
    {
        var key = await MakeAsync("poster");

        using var response = await PostAsync(new string(' ', 11_000), ("X-API-Key", key.Text));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_why_a_wallet_has_its_rank()
    {
        var key = await MakeAsync("reader");
        var burned = (await Service.HoldersAsync()).First(holder => holder.HasBurned).Wallet;
        var path = $"/api/v1/eligibility/{burned}/explanation";

        using var absent = await GetAsync(path);
        using var right = await GetAsync(path, ("X-API-Key", key.Text));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (absent.StatusCode, right.StatusCode));
        var told = (await right.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.Equal((false, "redeemed"), ((bool)told["eligible"]!, (string)told["reason"]!));
        Assert.NotEqual("0", (string)told["burned"]!);
    }

    [Theory]
    [InlineData("/eligibility")]
    [InlineData("/health")]
    public async Task A_page_elsewhere_may_ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        using var response = await Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("86400", response.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    private Task<NewKey> MakeAsync(string name) => MakeAsync(Service.Get<ApiKeys>(), name);

    private static async Task<NewKey> MakeAsync(ApiKeys keys, string name)
    {
        var made = await keys.MakeAsync(TenantId.Default, name, ApiKeys.ReadEligibility, null, "cli", Cancellation);
        Assert.True(made.TryGet(out var key, out var refusal), refusal?.Message);
        return key;
    }

    private async Task<JsonObject> ReadAsync(string address)
    {
        using var response = await GetAsync($"/eligibility/{address}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }

    private Task<HttpResponseMessage> SendAsync(NewKey key, string body, TimeSpan age = default, string? sent = null) =>
        PostAsync(sent ?? body, Signed(key, body, age));

    private (string Name, string Value)[] Signed(NewKey key, string body, TimeSpan age = default)
    {
        var at = (Service.Get<TimeProvider>().GetUtcNow() - age)
            .ToUnixTimeSeconds()
            .ToString(CultureInfo.InvariantCulture);
        return
        [
            (SignedCalls.KeyHeader, key.Id),
            (SignedCalls.TimeHeader, at),
            (SignedCalls.SignatureHeader, SignedCalls.Sign(key.SigningSecret, at, Encoding.UTF8.GetBytes(body))),
        ];
    }

    private async Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/eligibility")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request, headers);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, headers);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        // Each test from an address of its own, as the proxy of this machine would tell it.
        request.Headers.Add("X-Forwarded-For", $"10.9.8.7, {Interlocked.Increment(ref caller)}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.SendAsync(request, Cancellation);
    }

    private static int caller = 0x0A000000;

    private static async Task<string> ErrorAsync(HttpResponseMessage response) =>
        (string)(await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["error"]!;
}
