using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Rest;

public sealed class BucketBookTests : IDisposable
{
    private static readonly RestRequest read = RestRequest.To(HttpMethod.Get, "channels/{}", 1);
    private static readonly RestRequest list = RestRequest.To(HttpMethod.Get, "channels/{}/messages", 1);
    private static readonly RestRequest elsewhere = RestRequest.To(HttpMethod.Get, "channels/{}", 2);

    private readonly ManualTime time = new();
    private readonly BucketBook book;

    public BucketBookTests() => book = new(time, _ => { });

    public void Dispose() => book.Dispose();

    [Fact]
    public void Routes_that_an_answer_gives_the_same_name_share_a_bucket_for_each_channel()
    {
        Answer(read, "a");
        Answer(list, "a");

        Assert.Same(book.Of(read), book.Of(list));
        Assert.NotSame(book.Of(read), book.Of(elsewhere));
    }

    [Fact]
    public void A_new_name_keeps_what_was_known_in_every_channel()
    {
        Answer(read, "a");
        Answer(list, "a");
        Answer(elsewhere, "a");
        var (here, there) = (book.Of(read), book.Of(elsewhere));

        time.Advance(TimeSpan.FromSeconds(1));
        Answer(read, "b");

        Assert.Same(here, book.Of(read));
        Assert.Same(here, book.Of(list));
        Assert.Same(there, book.Of(elsewhere));
        Assert.Equal(2, book.Count);
    }

    [Fact]
    public void An_old_name_in_an_answer_that_was_under_way_changes_nothing()
    {
        Answer(read, "a");
        Answer(list, "a");
        var here = book.Of(read);
        var late = here.Take(list, time.GetTimestamp());
        time.Advance(TimeSpan.FromSeconds(1));
        Answer(read, "b");

        Assert.Same(here, book.Named(late, "a"));
        Assert.Same(here, book.Of(list));
    }

    [Fact]
    public void A_route_that_left_alone_gets_a_bucket_of_its_own()
    {
        Answer(read, "a");
        Answer(list, "a");
        time.Advance(TimeSpan.FromSeconds(1));
        Answer(read, "b");
        time.Advance(TimeSpan.FromSeconds(1));

        // Asked after the change, and still under the old name: only the other route has moved.
        Answer(list, "a");
        Answer(read, "b");

        Assert.NotSame(book.Of(read), book.Of(list));
    }

    [Fact]
    public void Buckets_without_use_for_ten_minutes_are_forgotten()
    {
        for (var channel = 1; channel <= 1_000; channel++)
        {
            Answer(RestRequest.To(HttpMethod.Get, "channels/{}", channel), "a");
        }

        Assert.Equal(1_000, book.Count);
        time.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < 512; i++)
        {
            Answer(read, "a");
        }

        Assert.InRange(book.Count, 1, 2);
    }

    private void Answer(RestRequest request, string name)
    {
        var permit = book.Of(request).Take(request, time.GetTimestamp());
        var limits = new RateLimitAnswer(name, 5, 4, TimeSpan.FromSeconds(1));
        var bucket = book.Named(permit, name);
        if (bucket == permit.Bucket)
        {
            bucket.Complete(permit, limits, isSuccess: true);
        }
        else
        {
            bucket.Learn(permit.Window, limits, isSuccess: true, permit.Bucket.Forget());
        }
    }
}
