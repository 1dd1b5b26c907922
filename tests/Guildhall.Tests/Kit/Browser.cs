using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Guildhall.Tests.Kit;

/// <summary>Somebody at the web pages: keeps cookies, follows what it is told, submits forms with what stands in them.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public Browser(Uri address)
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = address,
        };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    /// <summary>The page that was loaded last.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last page came from, after every redirect.</summary>
    public Uri? Place { get; private set; }

    public IReadOnlyList<Cookie> Cookies => [.. cookies.GetAllCookies().Cast<Cookie>()];

    /// <summary>The token of changes on the page.</summary>
    public string Csrf => CsrfField().Match(Page).Groups[1].Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Through the local Discord's consent page, as that member.</summary>
    public async Task SignInAsync(string member, string returnUrl = "/")
    {
        await GoAsync($"/api/v1/auth/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var question = QueryHelpers.ParseQuery(Place!.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
        question["member"] = MemberValue(member);
        question["decision"] = "allow";
        await PostAsync(new Uri(Place, "/oauth2/authorize").AbsoluteUri, question);
    }

    public Task GoAsync(string address) => FollowAsync(new(HttpMethod.Get, address));

    public Task PostAsync(string address, IReadOnlyDictionary<string, string> fields) =>
        FollowAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Posts a form of ours, with the page's own token.</summary>
    public Task SubmitAsync(string address, params (string Name, string Value)[] fields) =>
        PostAsync(address, fields.Append(("csrf", Csrf)).ToDictionary(f => f.Item1, f => f.Item2));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, Cancellation);

    public void Dispose() => http.Dispose();

    private async Task FollowAsync(HttpRequestMessage first)
    {
        var next = await LoadAsync(first);
        for (var i = 0; i < 10 && next is not null; i++)
        {
            next = await LoadAsync(new(HttpMethod.Get, next));
        }

        Assert.Null(next);
    }

    /// <summary>Where it leads on; null where it ends.</summary>
    private async Task<Uri?> LoadAsync(HttpRequestMessage request)
    {
        using (request)
        {
            Place = new Uri(http.BaseAddress!, request.RequestUri!);
            using var answer = await http.SendAsync(request, Cancellation);
            Status = answer.StatusCode;
            Page = await answer.Content.ReadAsStringAsync(Cancellation);
            return answer.Headers.Location is { } next ? new Uri(Place, next) : null;
        }
    }

    private string MemberValue(string member)
    {
        var option = Regex.Match(Page, $"<option value=\"([0-9]+)\">{Regex.Escape(member)}</option>");
        return option.Success ? option.Groups[1].Value : member;
    }

    [GeneratedRegex("name=\"csrf\" value=\"([^\"]+)\"")]
    private static partial Regex CsrfField();
}
