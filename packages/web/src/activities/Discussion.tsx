// What colleagues say to each other about a record: apart from the follow-ups, newest first, live.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useState } from 'react';
import { type CommentShape, MAX_COMMENT } from '#domain/activities/discussion.contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import './activities.css';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { discussionQuery, useDeleteComment, usePostComment } from './discussionQueries.ts';
import { MentionBox } from './MentionBox.tsx';
import { MentionedText } from './MentionedText.tsx';
import type { Place } from './timelineQueries.ts';
import { useColleagues } from './useColleagues.ts';

export function Discussion(place: Place): ReactElement {
  const { t } = useTranslation();
  const discussion = useInfiniteQuery(discussionQuery(place));
  const comments = discussion.data?.pages.flatMap((page) => page.comments) ?? [];
  return (
    <section className="discussion" aria-label={t('activities.discussion')}>
      <Speak place={place} />
      {discussion.isPending && <ListSkeleton rows={3} />}
      {discussion.error && !discussion.data && <FailureState error={discussion.error} onRetry={() => void discussion.refetch()} />}
      {discussion.data && comments.length === 0 && <p className="faint">{t('activities.discussionEmpty')}</p>}
      <ol>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} place={place} />
        ))}
      </ol>
      {discussion.hasNextPage && (
        <Button block loading={discussion.isFetchingNextPage} onClick={() => void discussion.fetchNextPage()}>
          {t('activities.olderComments')}
        </Button>
      )}
    </section>
  );
}

function Speak({ place }: { place: Place }): ReactElement {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const colleagues = useColleagues();
  const phone = useIsPhone();
  const post = usePostComment(place);
  const send = (): void => {
    if (body.trim() === '' || post.isPending) return;
    post.mutate({ body, mentions: colleagues.mentioned(body) }, { onSuccess: () => setBody('') });
  };
  return (
    <div className="composer">
      <MentionBox
        value={body}
        rows={2}
        maxLength={MAX_COMMENT}
        label={t('activities.comment')}
        placeholder={t(phone ? 'activities.commentPlaceholderTouch' : 'activities.commentPlaceholder')}
        colleagues={colleagues}
        onChange={setBody}
        onSend={send}
      />
      <div className="composer-foot">
        <span className="faint">{t('activities.discussionHint')}</span>
        <Button type="primary" disabled={body.trim() === ''} loading={post.isPending} onClick={send}>
          {t('activities.say')}
        </Button>
      </div>
    </div>
  );
}

function Comment({ comment, place }: { comment: CommentShape; place: Place }): ReactElement {
  const { t } = useTranslation();
  const remove = useDeleteComment(place);
  return (
    <li className="comment">
      <Avatar id={comment.authorId} name={comment.authorName} />
      <div>
        <p className="entry-line">
          <strong>{comment.authorName}</strong> <InstantText at={comment.createdAt} />
          {comment.mine && !comment.deleted && (
            <Popconfirm
              title={t('activities.takeBackAsk')}
              okText={t('activities.takeBack')}
              cancelText={t('activities.cancel')}
              onConfirm={() => remove.mutate(comment.id)}
            >
              <Button type="link" size="small">
                {t('activities.takeBack')}
              </Button>
            </Popconfirm>
          )}
        </p>
        {comment.deleted ? (
          <p className="faint">{t('activities.takenBack')}</p>
        ) : (
          <MentionedText text={comment.body} mentions={comment.mentions} />
        )}
      </div>
    </li>
  );
}
