using System.Collections.Concurrent;
using Guildhall.Simulator.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Tests.Contract;

/// <summary>
/// Stands before a simulator and checks every exchange of its API as it passes; <see cref="Verify(ContractSide?)"/> fails the test. Without
/// the description in the environment there is no tap.
/// </summary>
internal sealed class ContractTap(ContractSpec spec)
{
    private readonly ConcurrentQueue<(string Exchange, ContractViolation Violation)> found = new();
    private int count;

    /// <summary>How many have passed.</summary>
    public int Exchanges => count;

    /// <summary>Before the application starts.</summary>
    public static ContractTap? On(WebApplication app)
    {
        if (ContractSpec.Current is not { } spec)
        {
            return null;
        }

        var tap = new ContractTap(spec);
        tap.Attach(app);
        return tap;
    }

    public void Attach(WebApplication app) => app.Use(PassAsync);

    /// <summary>After the application has stopped.</summary>
    public void Verify() => Verify(null);

    /// <param name="side">Whose violations count; null for both.</param>
    public void Verify(ContractSide? side)
    {
        if (Verdict(side) is { } verdict)
        {
            Assert.Fail(verdict);
        }
    }

    /// <summary>From a disposal, where an exception of its own would hide what failed in the test.</summary>
    /// <param name="side">Whose violations count; null for both.</param>
    public void VerifyAtEnd(ContractSide? side = null)
    {
        if (Verdict(side) is { } verdict)
        {
            ContractVerdictAttribute.Tell(verdict);
        }
    }

    private string? Verdict(ContractSide? side)
    {
        var wrong = found
            .Where(f => !f.Violation.IsWarning && (side ?? f.Violation.Side) == f.Violation.Side)
            .ToArray();
        var lines = wrong
            .GroupBy(f => f.Exchange.ToString(), f => f.Violation.ToString())
            .Take(20)
            .Select(group => $"{group.Key}\n{string.Join('\n', group.Distinct().Take(10).Select(v => $"    {v}"))}");
        return wrong.Length > 0
            ? $"{wrong.Length} violations of Discord's description in {count} exchanges:\n{string.Join('\n', lines)}"
            : null;
    }

    private async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(ContractSpec.Prefix))
        {
            await next(http);
            return;
        }

        using var sent = new MemoryStream();
        await http.Request.Body.CopyToAsync(sent, http.RequestAborted);
        sent.Position = 0;
        http.Request.Body = sent;
        using var answer = new TeeStream(http.Response.Body);
        http.Response.Body = answer;
        await next(http);
        await JudgeAsync(http, sent.ToArray(), answer.Copy);
    }

    private async Task JudgeAsync(HttpContext http, byte[] sent, byte[] answered)
    {
        var request = http.Request;
        var exchange = new ContractExchange
        {
            Method = request.Method,
            Path = request.Path.ToUriComponent(),
            Query = request.QueryString.Value ?? "",
            RequestHeaders = request.Headers,
            RequestBody = sent,
            Status = http.Response.StatusCode,
            ResponseHeaders = http.Response.Headers,
            ResponseBody = answered,
            IsFaulty = http.RequestAborted.IsCancellationRequested || http.Items.ContainsKey(RestPipeline.FaultMark),
        };
        Interlocked.Increment(ref count);
        foreach (var violation in await ContractCheck.RunAsync(spec, exchange))
        {
            // Kept only when wrong: a test may send hundreds of thousands of requests.
            found.Enqueue((exchange.ToString(), violation));
        }
    }
}
