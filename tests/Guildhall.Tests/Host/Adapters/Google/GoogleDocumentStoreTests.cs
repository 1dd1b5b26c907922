using System.Text.Json.Nodes;
using Guildhall.Core.Ports;
using Guildhall.Core.Tenancy;
using Guildhall.Host.Adapters.Google;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Worlds.Google;
using Guildhall.Tests.Simulator.Worlds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Host.Adapters.Google;

public class GoogleDocumentStoreTests : IAsyncLifetime
{
    private readonly string keyFile = Path.Combine(Path.GetTempPath(), $"guildhall-{Path.GetRandomFileName()}.json");
    private LocalWorlds? worlds;
    private ServiceProvider? services;

    private LocalWorlds Worlds => worlds!;

    private IDocumentStore Store => services!.GetRequiredService<IDocumentStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        worlds = await LocalWorlds.StartAsync();
        var credentials = await worlds.ReadAsync("sim/google/credentials");
        await File.WriteAllTextAsync(keyFile, credentials.ToJsonString(), Cancellation);
        services = Configure();
    }

    public async ValueTask DisposeAsync()
    {
        await services!.DisposeAsync();
        await Worlds.DisposeAsync();
        File.Delete(keyFile);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_document_lies_in_its_projects_and_audiences_folder_with_its_form()
    {
        var published = await Store.PublishAsync(Draft(), Cancellation);

        var document = Assert.Single(await DocumentsAsync())!;
        Assert.Equal("Guildhall/mibera/leadership/Mibera for leadership", document["path"]!.GetValue<string>());
        Assert.Equal(document["id"]!.GetValue<string>(), published.Id);
        var body = document["body"]!.AsArray();
        Assert.Equal(
            ["HEADING_1", "NORMAL_TEXT", "HEADING_2"],
            body.Take(3).Select(p => p!["style"]!.GetValue<string>())
        );
        Assert.Equal("bulleted", body[3]!["list"]!["kind"]!.GetValue<string>());
        Assert.Equal("The vault holds 4,200 tokens.", body[1].Text("text"));
        Assert.Equal("prd.md", document["appProperties"].Text("source"));
    }

    [Fact]
    public async Task The_link_opens_the_document()
    {
        var published = await Store.PublishAsync(Draft(), Cancellation);

        var page = await Worlds.Http.GetStringAsync(Store.LinkTo(published), Cancellation);

        Assert.Contains("<b>4,200</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_again_gives_the_same_document()
    {
        var first = await Store.PublishAsync(Draft(), Cancellation);
        var second = await Store.PublishAsync(Draft(), Cancellation);
        await using var restarted = Configure();
        var third = await restarted.GetRequiredService<IDocumentStore>().PublishAsync(Draft(), Cancellation);

        Assert.Equal([first.Id, first.Id, first.Id], [first.Id, second.Id, third.Id]);
        Assert.Single(await DocumentsAsync());
    }

    [Fact]
    public async Task Another_key_audience_or_tenant_is_another_document()
    {
        await Store.PublishAsync(Draft(), Cancellation);
        await Store.PublishAsync(Draft() with { Key = "k2" }, Cancellation);
        await Store.PublishAsync(Draft() with { Audience = "devrel" }, Cancellation);
        await Store.PublishAsync(Draft() with { Tenant = new TenantId("thj") }, Cancellation);

        Assert.Equal(
            [
                "Guildhall/mibera/devrel/Mibera for leadership",
                "Guildhall/mibera/leadership/Mibera for leadership",
                "Guildhall/mibera/leadership/Mibera for leadership",
                "Guildhall/thj/mibera/leadership/Mibera for leadership",
            ],
            (await DocumentsAsync()).Select(d => d.Text("path")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Twenty_calls_for_one_key_make_one_document_and_each_folder_once()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => Store.PublishAsync(Draft(), Cancellation));

        var published = await Task.WhenAll(calls);

        Assert.Single(published.Select(p => p.Id).Distinct());
        Assert.Single(await DocumentsAsync());
        Assert.Single(Requests("POST", ":batchUpdate"));
    }

    [Fact]
    public async Task Twenty_documents_at_once_share_their_folders()
    {
        var drafts = Enumerable.Range(0, 20).Select(i => Draft() with { Key = $"k{i}" });

        await Task.WhenAll(drafts.Select(d => Store.PublishAsync(d, Cancellation)));

        Assert.Equal(20, (await DocumentsAsync()).Count);
        var folders = (await Worlds.ReadAsync("sim/google"))["folders"]!.AsArray();
        Assert.Equal(
            ["leadership", "mibera"],
            folders.Where(f => f!["parentId"] is not null).Select(f => f.Text("name")).Order()
        );
    }

    [Theory]
    [InlineData("POST", "/drive/v3/files")]
    [InlineData("POST", "batchUpdate")]
    [InlineData("GET", "/drive/v3/files")]
    [InlineData("GET", "/docs/v1/documents/{id}")]
    public async Task An_answer_lost_after_its_effect_makes_no_second_document(string method, string route)
    {
        Worlds.Fault("google", method, route, status: 503, afterEffect: true, times: 3);

        await Store.PublishAsync(Draft(), Cancellation);

        var document = Assert.Single(await DocumentsAsync())!;
        Assert.Equal(5, document["body"]!.AsArray().Count);
        var folders = (await Worlds.ReadAsync("sim/google"))["folders"]!.AsArray();
        Assert.Equal(4, folders.Count);
    }

    [Fact]
    public async Task A_dropped_connection_is_tried_again()
    {
        Worlds.Fault("google", "POST", "batchUpdate", drop: true, afterEffect: true, times: 2);

        await Store.PublishAsync(Draft(), Cancellation);

        Assert.Equal(5, Assert.Single(await DocumentsAsync())!["body"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_write_that_fails_for_good_leaves_no_document()
    {
        Worlds.Fault("google", "POST", "batchUpdate", status: 500, times: 100);

        var failure = await FailAsync(Draft());

        Assert.True(failure.IsTransient);
        Assert.Empty(await DocumentsAsync());
    }

    [Fact]
    public async Task A_refused_write_is_not_tried_again_and_leaves_no_document()
    {
        Worlds.Fault("google", "POST", "batchUpdate", status: 400, times: 100);

        var failure = await FailAsync(Draft());

        Assert.False(failure.IsTransient);
        Assert.Single(Requests("POST", ":batchUpdate"));
        Assert.Empty(await DocumentsAsync());
    }

    [Fact]
    public async Task What_an_interrupted_call_left_is_completed()
    {
        Worlds.Fault("google", "POST", "batchUpdate", status: 500, times: 100);
        Worlds.Fault("google", "DELETE", status: 500, times: 100);
        await FailAsync(Draft());
        var left = Assert.Single(await DocumentsAsync())!;
        Worlds.Get<Guildhall.Simulator.Faults.FaultEngine>().Clear();

        var published = await Store.PublishAsync(Draft(), Cancellation);

        Assert.Equal(left.Text("id"), published.Id);
        Assert.Equal(5, Assert.Single(await DocumentsAsync())!["body"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_no_document()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Worlds.Fault("google", "POST", "batchUpdate", status: 503, retryAfter: 15, times: 100);
        var call = Store.PublishAsync(Draft(), caller.Token);
        while (Requests("POST", ":batchUpdate").Count == 0 && !call.IsCompleted)
        {
            await Task.Yield();
        }

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(await DocumentsAsync());
    }

    [Fact]
    public async Task A_429_is_waited_out_and_a_long_one_is_left_to_the_caller()
    {
        Worlds.Fault("google", "POST", "/drive/v3/files", status: 429, retryAfter: 0);
        await Store.PublishAsync(Draft(), Cancellation);

        Worlds.Fault("google", "POST", "/drive/v3/files", status: 429, retryAfter: 900, times: 100);
        var failure = await FailAsync(Draft() with { Key = "other" });

        Assert.True(failure.IsTransient);
        Assert.Equal(TimeSpan.FromMinutes(15), failure.RetryAfter);
        Assert.Single(await DocumentsAsync());
    }

    [Fact]
    public async Task A_revoked_token_is_replaced_once()
    {
        await Store.PublishAsync(Draft(), Cancellation);
        Worlds.Get<GoogleTokens>().RevokeAll();

        await Store.PublishAsync(Draft() with { Key = "k2" }, Cancellation);

        Assert.Equal(2, (await DocumentsAsync()).Count);
    }

    [Fact]
    public async Task A_folder_that_somebody_deleted_is_made_again()
    {
        await Store.PublishAsync(Draft(), Cancellation);
        var shelf = Worlds.Get<DriveShelf>();
        lock (shelf.Gate)
        {
            shelf.Delete(shelf.All.Single(f => f.Name == "mibera"));
        }

        await Store.PublishAsync(Draft(), Cancellation);

        Assert.Single(await DocumentsAsync());
    }

    [Fact]
    public async Task A_root_folder_that_is_not_shared_is_named_as_the_fault()
    {
        await using var wrong = Configure(
            KeyValuePair.Create("Guildhall:Google:RootFolder", (string?)"1NobodySharedThisFolder")
        );

        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() =>
            wrong.GetRequiredService<IDocumentStore>().PublishAsync(Draft(), Cancellation)
        );

        Assert.False(failure.IsTransient);
        Assert.Contains("root folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_google_does_not_know_is_named_and_never_shown()
    {
        await using var other = await LocalWorlds.StartAsync();
        var stranger = await other.ReadAsync("sim/google/credentials");
        stranger["token_uri"] = Worlds.At("google/token").AbsoluteUri;
        await File.WriteAllTextAsync(keyFile, stranger.ToJsonString(), Cancellation);
        await using var wrong = Configure();

        var failure = await Assert.ThrowsAsync<DocumentStoreException>(() =>
            wrong.GetRequiredService<IDocumentStore>().PublishAsync(Draft(), Cancellation)
        );

        Assert.False(failure.IsTransient);
        Assert.Contains("invalid_grant", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("""{"type":"authorized_user"}""", "no service account")]
    [InlineData(
        """{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"}""",
        "private_key"
    )]
    public async Task A_wrong_key_file_is_named_as_a_setting(string content, string expected)
    {
        await File.WriteAllTextAsync(keyFile, content, Cancellation);
        await using var wrong = Configure();

        var fault = Assert.Throws<OptionsValidationException>(() => wrong.GetRequiredService<IDocumentStore>());

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Contains("CredentialsFile", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_credentials_google_is_off()
    {
        var configuration = new ConfigurationBuilder().Build();
        using var off = new ServiceCollection().AddGoogleDocuments(configuration).BuildServiceProvider();

        Assert.Empty(off.GetServices<IDocumentStore>());
    }

    [Fact]
    public async Task A_property_that_is_too_long_is_cut_at_a_whole_character()
    {
        var properties = new Dictionary<string, string> { ["source"] = string.Concat(Enumerable.Repeat("漢", 60)) };

        await Store.PublishAsync(Draft() with { Properties = properties }, Cancellation);

        var kept = Assert.Single(await DocumentsAsync())!["appProperties"].Text("source")!;
        Assert.Equal(new string('漢', 39), kept);
    }

    [Fact]
    public async Task The_wire_carries_the_key_the_parent_and_the_revision()
    {
        await Store.PublishAsync(Draft(), Cancellation);

        var create = Requests("POST", "/drive/v3/files")[^1].Body!;
        Assert.Equal("application/vnd.google-apps.document", create.Text("mimeType"));
        Assert.Single(create["parents"]!.AsArray());
        Assert.Matches("^[0-9a-f]{64}$", create["appProperties"].Text("guildhallKey"));
        var write = Assert.Single(Requests("POST", ":batchUpdate")).Body!;
        Assert.NotNull(write["writeControl"].Text("requiredRevisionId"));
        Assert.All(write["requests"]!.AsArray(), r => Assert.Single(r!.AsObject()));
    }

    private static DocumentDraft Draft() =>
        new()
        {
            Key = "k1",
            Tenant = TenantId.Default,
            Project = "mibera",
            Audience = "leadership",
            Title = "Mibera for leadership",
            Markdown = "# Vault\n\nThe vault holds **4,200** tokens.\n\n## Risks\n\n- One\n- Two\n",
            Properties = new Dictionary<string, string> { ["source"] = "prd.md" },
        };

    private ServiceProvider Configure(params KeyValuePair<string, string?>[] more)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("GOOGLE_APPLICATION_CREDENTIALS", keyFile),
                new("Guildhall:Google:RootFolder", DriveShelf.SharedRoot),
                new("Guildhall:Google:Drive", Worlds.At("google/drive/v3").AbsoluteUri),
                new("Guildhall:Google:Docs", Worlds.At("google/docs/v1").AbsoluteUri),
                new("Guildhall:Google:FirstDelay", "00:00:00.001"),
            ])
            .AddInMemoryCollection(more)
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddGoogleDocuments(configuration)
            .BuildServiceProvider();
    }

    private async Task<JsonArray> DocumentsAsync() => (await Worlds.ReadAsync("sim/google"))["documents"]!.AsArray();

    private Task<DocumentStoreException> FailAsync(DocumentDraft draft) =>
        Assert.ThrowsAsync<DocumentStoreException>(() => Store.PublishAsync(draft, Cancellation));

    private List<LoggedRequest> Requests(string method, string ending) =>
        [
            .. Worlds
                .Get<RequestLog>()
                .Since(0)
                .Where(r => r.Method == method && r.Path.Split('?')[0].EndsWith(ending, StringComparison.Ordinal)),
        ];
}
