import { useMatch, useNavigate, useRouter } from '@tanstack/react-router';

/**
 * Changes what the page that asks keeps in its address, without a new entry in the history.
 * A wish that comes late (words that waited for a pause in typing) is dropped once the person is on the way to another page:
 * it would end up in that page's address.
 */
export function useChangeSearch<Search extends object>(): (part: Search) => void {
  const router = useRouter();
  const navigate = useNavigate();
  const here = useMatch({ strict: false, select: ({ pathname }) => pathname });
  return (part) => {
    if (router.latestLocation.pathname !== here) return;
    void navigate({ to: '.', search: ((before: object) => ({ ...before, ...part })) as never, replace: true });
  };
}
