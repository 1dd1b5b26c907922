using System.Net;
using System.Text.Json;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating;

namespace Guildhall.Tests.Sietch.Gating;

/// <summary>Scenario 24: forged identities and guessed keys.</summary>
public class WrongKeysTests
{
    private const int Guesses = 1000;
    private const string Address = "/eligibility/0x00000000000000000000000000000000000000ee";
    private const string From = "203.0.113.9";
    private const string Secret = "5ec2e7c0ffee";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_wrong_keys_are_refused_throttled_and_audited_in_few_rows_without_a_byte_of_them()
    {
        await using var service = await SietchService.StartAsync();
        var statuses = await Task.WhenAll(Enumerable.Range(0, Guesses).Select(i => GuessAsync(service, i)));
        await service.Get<WrongKeys>().WriteAsync(Cancellation);

        var audit = await service.Get<Db>().AuditOfAsync(TenantId.Default, 1000, null, Cancellation);
        var rows = audit.Where(row => row.Action == "sietch.wrong_keys").ToList();

        // A minute may end in between, and another of the service's own; each lets 20 be looked at.
        Assert.Contains(HttpStatusCode.Unauthorized, statuses);
        Assert.All(statuses, status => Assert.True((int)status is 401 or 429, $"{status}"));
        Assert.True(statuses.Count(status => (int)status == 429) > Guesses / 2);
        Assert.NotEmpty(rows);
        Assert.True(rows.Count < 50, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.Equal((From, AuditOutcome.Refused), (row.Subject, row.Outcome)));
        Assert.Equal(Guesses, rows.Sum(row => Count(row, "wrong") + Count(row, "throttled")));
        Assert.DoesNotContain(audit, row => $"{row}".Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, service.Guildhall.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/position")]
    [InlineData("/api/v1/notifications/preferences")]
    [InlineData("/api/v1/notifications/history")]
    public async Task A_header_that_names_somebody_opens_nothing(string path)
    {
        await using var service = await SietchService.StartAsync();
        foreach (var header in new[] { "X-Discord-User-Id", "X-Member-Nym", "Authorization", "X-API-Key" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, "1325000000008388709");
            using var response = await service.Guildhall.Http.SendAsync(request, Cancellation);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
    }

    private static async Task<HttpStatusCode> GuessAsync(SietchService service, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Add("X-API-Key", $"ghk_{number:x12}_{Secret}{number:x52}");
        request.Headers.Add("X-Forwarded-For", From);
        using var response = await service.Guildhall.Http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static int Count(AuditRow row, string what) =>
        int.Parse(JsonDocument.Parse(row.Details!).RootElement.GetProperty(what).GetString()!, null);
}
