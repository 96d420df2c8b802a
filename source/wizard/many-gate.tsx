import {type ComponentType, useEffect, useState} from 'react';
import type {ManySession} from '../guide/many/session.ts';
import {words} from '../words/words.ts';
import {LoadingScreen} from './loading-screen.tsx';
import type {ManyScreensProps} from './many-props.ts';
import {useWizard} from './wizard-context.ts';

type Opened = {session: ManySession; Screens: ComponentType<ManyScreensProps>};

/** Opens a list: what only lists need is loaded by then, so that one invitation starts without it. */
export function ManyGate({state, Current}: Omit<ManyScreensProps, 'session'>) {
	const opened = useOpened();
	if (!opened) return <LoadingScreen state={state} what={words.many.reading} />;
	const {session, Screens} = opened;
	return <Screens state={state} session={session} Current={Current} />;
}

function useOpened(): Opened | undefined {
	const {guide, openMany, once} = useWizard();
	const [opened, setOpened] = useState<Opened>();
	useEffect(() => {
		let close = () => {};
		let isOver = false;
		void Promise.all([
			openMany(),
			import('./many/many-screens.tsx'),
			import('../guide/many/follow.ts'),
		]).then(([session, {ManyScreens}, {followMany}]) => {
			if (isOver) return session.dispose();
			const unfollow = followMany(guide, session, {once});
			close = () => {
				unfollow();
				session.dispose();
			};
			session.load();
			setOpened({session, Screens: ManyScreens});
		});
		return () => {
			isOver = true;
			close();
		};
	}, [guide, once, openMany]);
	return opened;
}
